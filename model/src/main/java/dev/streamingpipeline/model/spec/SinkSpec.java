package dev.streamingpipeline.model.spec;

/**
 * Where records go.
 *
 * @param cassandra a Cassandra table; required
 */
public record SinkSpec(CassandraSinkSpec cassandra) {}
