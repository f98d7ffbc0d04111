package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The schema registry. Both flavors implement Confluent's REST API. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemaRegistrySpec(
    @JsonPropertyDescription(Provider.DESCRIPTION) @Default("Standalone") Provider provider,
    @JsonPropertyDescription(
            "Which software. Either answers Confluent's REST API. It can't be changed: each keeps"
                + " its schemas in a place of its own.")
        @Default("Confluent")
        Flavor flavor,
    @JsonPropertyDescription(
            "Base address of Confluent's REST API, where /subjects is found. For provider External"
                + " only.")
        @Size(max = SchemaRegistrySpec.MAX_URL_LENGTH)
        String url,
    @JsonPropertyDescription(Provider.CREDENTIALS) @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String credentialsSecret,
    @JsonPropertyDescription(
            Provider.AUTHORITY + " Without it, those are trusted whom Java trusts.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        String caSecret,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP) @Size(max = Quantity.MAX_LENGTH) Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription("Volume of Apicurio; Confluent's registry keeps schemas in Kafka.")
        StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int MAX_URL_LENGTH = 2048;
  public static final SchemaRegistrySpec DEFAULT = SchemaRegistrySpecBuilder.builder().build();

  public SchemaRegistrySpec {
    provider = provider == null ? Provider.STANDALONE : provider;
    flavor = flavor == null ? Flavor.CONFLUENT : flavor;
  }

  /** The registry's software. */
  public enum Flavor {
    @JsonProperty("Confluent")
    CONFLUENT,
    @JsonProperty("Apicurio")
    APICURIO
  }
}
