package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Where records come from. */
public record SourceSpec(
    @JsonPropertyDescription("An HTTP API that is polled.") @Required HttpSourceSpec http) {}
