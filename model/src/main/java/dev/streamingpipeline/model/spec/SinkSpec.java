package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Where records go. */
public record SinkSpec(
    @JsonPropertyDescription("A Cassandra table. It is made when it does not exist.") @Required
        CassandraSinkSpec cassandra) {}
