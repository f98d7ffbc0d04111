package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;

/** The Spark cluster that the streaming job runs on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SparkSpec(
    @JsonPropertyDescription(
            "How many workers. kubectl scale changes it too. Unless given, as spec.size says.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer workers,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription("CPU and memory of each worker.") ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final SparkSpec DEFAULT = new SparkSpec(null, null, null, null);

  /** With what a size says where this says nothing. */
  SparkSpec of(PlatformSize size) {
    return new SparkSpec(
        workers == null ? Integer.valueOf(size.workers()) : workers,
        image,
        resources == null ? size.worker() : resources,
        podTemplate);
  }
}
