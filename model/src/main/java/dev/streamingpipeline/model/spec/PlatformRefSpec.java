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
        String name) {}
