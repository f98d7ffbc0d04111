package dev.streamingpipeline.model.spec;

/**
 * Where records come from.
 *
 * @param http an HTTP API that is polled; required
 */
public record SourceSpec(HttpSourceSpec http) {}
