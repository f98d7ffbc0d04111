package dev.streamingpipeline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses and validates resources, and caches the results. Parsing compiles the expression of every
 * field, and each reconciliation would otherwise parse the same resource again.
 */
final class PipelineCache {
  /** More pipelines than one operator reconciles at a time. An evicted pipeline is parsed again. */
  private static final int CAPACITY = 500;

  private final Map<Text, Pipeline> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Text, Pipeline> eldest) {
              return size() > CAPACITY;
            }
          });

  /**
   * The cache key: everything that the parsed pipeline depends on. The platform is null unless a
   * tenant is parsed with its platform.
   */
  private record Text(String name, JsonNode spec, Pipeline platform) {}

  /**
   * A pipeline that has its own platform, or a tenant without what it takes over from its platform.
   *
   * @throws InvalidPipelineException when its spec is invalid
   */
  Pipeline of(StreamingPipeline resource) throws InvalidPipelineException {
    return of(new Text(resource.getMetadata().getName(), resource.getSpec(), null));
  }

  /**
   * A tenant with what it takes over from its platform.
   *
   * @throws InvalidPipelineException when its spec is invalid, by itself or on this platform
   */
  Pipeline tenant(StreamingPipeline resource, Pipeline platform) throws InvalidPipelineException {
    return of(new Text(resource.getMetadata().getName(), resource.getSpec(), platform));
  }

  private Pipeline of(Text text) throws InvalidPipelineException {
    Pipeline known = read.get(text);
    if (known != null) {
      return known;
    }
    Pipeline pipeline =
        text.platform() == null
            ? PipelineManifest.parse(text.name(), text.spec())
            : PipelineManifest.parseTenant(text.name(), text.spec(), text.platform());
    read.put(text, pipeline);
    return pipeline;
  }
}
