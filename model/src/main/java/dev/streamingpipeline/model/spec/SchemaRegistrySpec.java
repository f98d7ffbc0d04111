package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The registry that holds the contract. Either flavor answers Confluent's REST API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.provider != 'External' || has(self.url)",
    fieldPath = ".url",
    message = SchemaRegistrySpec.MISSING_ADDRESS_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.url)",
    fieldPath = ".url",
    message = SchemaRegistrySpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.credentialsSecret)",
    fieldPath = ".credentialsSecret",
    message = SchemaRegistrySpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = "self.provider == 'External' || !has(self.caSecret)",
    fieldPath = ".caSecret",
    message = SchemaRegistrySpec.EXTERNAL_ONLY_REMEDY)
@ValidationRule(
    value = ComponentSpec.HEAP_RULE,
    fieldPath = ".heap",
    message = "is not below the memory limit; " + ComponentSpec.HEAP_REMEDY)
@ValidationRule(
    value = StorageSpec.SAME_CLASS_RULE,
    fieldPath = StorageSpec.CLASS_PATH,
    message = PipelineSpec.CHANGE_REMEDY)
public record SchemaRegistrySpec(
    @JsonPropertyDescription(Provider.DESCRIPTION)
        @Default("Standalone")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        Provider provider,
    @JsonPropertyDescription(
            "Which software. Either answers Confluent's REST API. It can't be changed: each keeps"
                + " its schemas in a place of its own.")
        @Default("Confluent")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        Flavor flavor,
    @JsonPropertyDescription(
            "Base address of Confluent's REST API, where /subjects is found. For provider External"
                + " only.")
        @Size(max = SchemaRegistrySpec.MAX_URL_LENGTH)
        @ValidationRule(
            value = "self.matches('^" + SchemaRegistrySpec.URL_FORM + "$')",
            message = SchemaRegistrySpec.URL_REMEDY)
        String url,
    @JsonPropertyDescription(Provider.CREDENTIALS)
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        @ValidationRule(
            value = KubernetesName.SUBDOMAIN_RULE,
            message = KubernetesName.SUBDOMAIN_REMEDY)
        String credentialsSecret,
    @JsonPropertyDescription(
            Provider.AUTHORITY + " Without it, those are trusted whom Java trusts.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        @ValidationRule(
            value = KubernetesName.SUBDOMAIN_RULE,
            message = KubernetesName.SUBDOMAIN_REMEDY)
        String caSecret,
    @JsonPropertyDescription(ComponentSpec.IMAGE)
        @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        @ValidationRule(value = ComponentSpec.IMAGE_RULE, message = ComponentSpec.IMAGE_REMEDY)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP)
        @Size(max = Quantity.MAX_LENGTH)
        @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
        Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription("Volume of Apicurio; Confluent's registry keeps schemas in Kafka.")
        StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int MAX_URL_LENGTH = 2048;
  public static final String URL_FORM =
      "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?";
  public static final String URL_REMEDY =
      "write an address such as https://registry.example.org:8081, without user and password";
  public static final String MISSING_ADDRESS_REMEDY =
      "is required when spec.schemaRegistry.provider is External; give its address";
  public static final String EXTERNAL_ONLY_REMEDY =
      "is for spec.schemaRegistry.provider External only; take it out";
  public static final SchemaRegistrySpec DEFAULT =
      new SchemaRegistrySpec(null, null, null, null, null, null, null, null, null, null);

  public SchemaRegistrySpec {
    provider = provider == null ? Provider.STANDALONE : provider;
    flavor = flavor == null ? Flavor.CONFLUENT : flavor;
  }

  /** Which software. */
  public enum Flavor {
    @JsonProperty("Confluent")
    CONFLUENT,
    @JsonProperty("Apicurio")
    APICURIO
  }
}
