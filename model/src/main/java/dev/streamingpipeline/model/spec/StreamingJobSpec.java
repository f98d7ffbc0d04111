package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The Spark job from the topic to the table. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamingJobSpec(
    @JsonPropertyDescription(
            "Time between the starts of two micro-batches, at most 1h; 0s for as soon as possible.")
        @Default(StreamingJobSpec.DEFAULT_TRIGGER_INTERVAL)
        @Size(max = GoDuration.MAX_LENGTH)
        GoDuration triggerInterval,
    @JsonPropertyDescription(
            "The most records in one micro-batch, so that the first one after an outage is bounded.")
        @Default("" + StreamingJobSpec.DEFAULT_MAX_OFFSETS_PER_TRIGGER)
        @Min(1)
        @Max(StreamingJobSpec.MAX_OFFSETS)
        Integer maxOffsetsPerTrigger,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription("CPU and memory of the driver.") ResourcesSpec resources,
    @JsonPropertyDescription("Volume of the checkpoint, which says what has been written.")
        StorageSpec storage,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final String DEFAULT_TRIGGER_INTERVAL = "1s";

  public static final int DEFAULT_MAX_OFFSETS_PER_TRIGGER = 20_000;
  public static final int MAX_OFFSETS = 10_000_000;
  public static final StreamingJobSpec DEFAULT = StreamingJobSpecBuilder.builder().build();

  public StreamingJobSpec {
    triggerInterval =
        triggerInterval == null ? new GoDuration(DEFAULT_TRIGGER_INTERVAL) : triggerInterval;
    maxOffsetsPerTrigger =
        maxOffsetsPerTrigger == null ? DEFAULT_MAX_OFFSETS_PER_TRIGGER : maxOffsetsPerTrigger;
  }

  /** Fills in the driver's resources of a size where the user set none. */
  StreamingJobSpec of(PlatformSize size) {
    return StreamingJobSpecBuilder.builder(this)
        .resources(resources == null ? size.driver() : resources)
        .build();
  }
}
