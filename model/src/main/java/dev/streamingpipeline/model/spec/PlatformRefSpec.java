package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.streamingpipeline.model.Pipeline;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The pipeline whose platform a guest uses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlatformRefSpec(
    @JsonPropertyDescription("Name of a StreamingPipeline of this namespace. It can't be changed.")
        @Required
        @Size(max = Pipeline.MAX_NAME_LENGTH)
        @ValidationRule(
            value = "self.matches('^" + Pipeline.NAME_FORM + "$')",
            message = Pipeline.NAME_REMEDY)
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        String name) {
  public static final String ITSELF_REMEDY =
      "is the pipeline itself; name another, or take platformRef out";

  /** Of what a guest says of the platform; which pipeline has the platform follows. */
  public static final String NOT_ITS_OWN_REMEDY =
      "is not a guest's to say; take it out, or change it in ";

  /** CEL, for a specification: whether it is a guest's. */
  static final String GUEST = "has(self.platformRef)";

  /** CEL, for a guest's specification. */
  static final String NOT_ITS_OWN_MESSAGE =
      "\"" + NOT_ITS_OWN_REMEDY + "pipeline \" + self.platformRef.name";

  /** Where CEL can't name the pipeline. */
  static final String NOT_ITS_OWN = NOT_ITS_OWN_REMEDY + "the pipeline that spec.platformRef names";
}
