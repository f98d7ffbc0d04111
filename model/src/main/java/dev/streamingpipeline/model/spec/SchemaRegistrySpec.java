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
    value = ComponentSpec.HEAP_RULE,
    fieldPath = ".heap",
    message = "is not below the memory limit; " + ComponentSpec.HEAP_REMEDY)
@ValidationRule(
    value = StorageSpec.SAME_CLASS_RULE,
    fieldPath = StorageSpec.CLASS_PATH,
    message = PipelineSpec.CHANGE_REMEDY)
public record SchemaRegistrySpec(
    @JsonPropertyDescription(
            "Which software. Either answers Confluent's REST API. It can't be changed: each keeps"
                + " its schemas in a place of its own.")
        @Default("Confluent")
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        Flavor flavor,
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
  public static final SchemaRegistrySpec DEFAULT =
      new SchemaRegistrySpec(null, null, null, null, null, null);

  public SchemaRegistrySpec {
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
