package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** Confluent Control Center. The data path does not need it. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlCenterSpec(
    @JsonPropertyDescription("Whether it runs.") @Default("true") Boolean enabled,
    @JsonPropertyDescription(ComponentSpec.IMAGE) @Size(max = ComponentSpec.MAX_IMAGE_LENGTH)
        String image,
    @JsonPropertyDescription(ComponentSpec.RESOURCES) ResourcesSpec resources,
    @JsonPropertyDescription(ComponentSpec.POD_TEMPLATE) PodTemplateSpec podTemplate)
    implements ComponentSpec {
  public static final ControlCenterSpec DEFAULT = ControlCenterSpecBuilder.builder().build();

  public ControlCenterSpec {
    enabled = enabled == null || enabled;
  }
}
