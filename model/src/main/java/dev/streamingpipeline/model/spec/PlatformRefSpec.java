package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The pipeline whose platform a tenant uses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlatformRefSpec(
    @JsonPropertyDescription("Name of a StreamingPipeline of this namespace. It can't be changed.")
        @Required
        @Size(max = PipelineName.MAX_LENGTH)
        @ValidationRule(
            value = "self.matches('^" + PipelineName.FORM + "$')",
            message = PipelineName.REMEDY)
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        String name) {
  public static final String ITSELF_REMEDY =
      "is the pipeline itself; name another, or take platformRef out";

  /** Of what a tenant says of the platform; which pipeline has the platform follows. */
  public static final String NOT_ITS_OWN_REMEDY =
      "can't be set for a tenant; remove it, or set it in ";

  /** CEL, for a specification: whether it is a tenant's. */
  static final String TENANT = "has(self.platformRef)";

  /** CEL, for a tenant's specification. */
  static final String NOT_ITS_OWN_MESSAGE =
      "\"" + NOT_ITS_OWN_REMEDY + "pipeline \" + self.platformRef.name";

  /** Where CEL can't name the pipeline. */
  static final String NOT_ITS_OWN = NOT_ITS_OWN_REMEDY + "the pipeline that spec.platformRef names";
}
