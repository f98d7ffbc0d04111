package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The pipeline whose platform a tenant uses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlatformRefSpec(
    @JsonPropertyDescription("Name of a StreamingPipeline of this namespace. It can't be changed.")
        @Required
        @Size(max = PipelineName.MAX_LENGTH)
        String name) {}
