package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The Spark cluster that the streaming job runs on. */
@RecordBuilder
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
  public static final SparkSpec DEFAULT = SparkSpecBuilder.builder().build();

  /** Fills in the workers and resources of a size where the user set none. */
  SparkSpec of(PlatformSize size) {
    return SparkSpecBuilder.builder(this)
        .workers(workers == null ? Integer.valueOf(size.workers()) : workers)
        .resources(resources == null ? size.worker() : resources)
        .build();
  }
}
