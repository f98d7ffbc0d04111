package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The Spark job from the topic to the table.
 *
 * @param triggerInterval the time between the starts of two micro-batches; 0s for as soon as
 *     possible
 * @param maxOffsetsPerTrigger the most records in one micro-batch, so that the first one after an
 *     outage is bounded
 * @param image another image
 * @param resources CPU and memory of the driver
 * @param storage the checkpoint's volume
 * @param podTemplate what to add to the pod
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamingJobSpec(
    GoDuration triggerInterval,
    Integer maxOffsetsPerTrigger,
    String image,
    ResourcesSpec resources,
    StorageSpec storage,
    PodTemplateSpec podTemplate)
    implements ComponentSpec {

  public static final String DEFAULT_TRIGGER_INTERVAL = "1s";
  public static final int DEFAULT_MAX_OFFSETS_PER_TRIGGER = 20_000;
  public static final StreamingJobSpec DEFAULT =
      new StreamingJobSpec(null, null, null, null, null, null);

  public StreamingJobSpec {
    triggerInterval =
        triggerInterval == null ? new GoDuration(DEFAULT_TRIGGER_INTERVAL) : triggerInterval;
    maxOffsetsPerTrigger =
        maxOffsetsPerTrigger == null ? DEFAULT_MAX_OFFSETS_PER_TRIGGER : maxOffsetsPerTrigger;
  }
}
