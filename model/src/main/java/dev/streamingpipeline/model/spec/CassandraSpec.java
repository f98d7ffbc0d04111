package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The Cassandra nodes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = ComponentSpec.HEAP_RULE,
    fieldPath = ".heap",
    message = "is not below the memory limit; " + ComponentSpec.HEAP_REMEDY)
@ValidationRule(
    value = StorageSpec.SAME_CLASS_RULE,
    fieldPath = StorageSpec.CLASS_PATH,
    message = PipelineSpec.CHANGE_REMEDY)
public record CassandraSpec(
    @JsonPropertyDescription("How many nodes.")
        @Default("" + CassandraSpec.DEFAULT_REPLICAS)
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicas,
    @JsonPropertyDescription(ComponentSpec.IMAGE)
        @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        @ValidationRule(value = ComponentSpec.IMAGE_RULE, message = ComponentSpec.IMAGE_REMEDY)
        String image,
    @JsonPropertyDescription(ComponentSpec.HEAP)
        @Size(max = Quantity.MAX_LENGTH)
        @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
        Quantity heap,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.STORAGE) StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final int DEFAULT_REPLICAS = 1;
  public static final CassandraSpec DEFAULT = new CassandraSpec(null, null, null, null, null, null);

  public CassandraSpec {
    replicas = replicas == null ? DEFAULT_REPLICAS : replicas;
  }
}
