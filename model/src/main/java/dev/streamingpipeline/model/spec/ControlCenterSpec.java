package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Confluent Control Center. The data path does not need it.
 *
 * @param enabled whether it runs
 * @param image another image
 * @param resources CPU and memory
 * @param podTemplate what to add to the pod
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlCenterSpec(
    Boolean enabled, String image, ResourcesSpec resources, PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final ControlCenterSpec DEFAULT = new ControlCenterSpec(null, null, null, null);

  public ControlCenterSpec {
    enabled = enabled == null || enabled;
  }
}
