package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The open Kafka UI. The data path does not need it.
 *
 * @param enabled whether it runs
 * @param image another image
 * @param resources CPU and memory
 * @param podTemplate what to add to the pod
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaUiSpec(
    Boolean enabled, String image, ResourcesSpec resources, PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final KafkaUiSpec DEFAULT = new KafkaUiSpec(null, null, null, null);

  public KafkaUiSpec {
    enabled = enabled == null || enabled;
  }
}
