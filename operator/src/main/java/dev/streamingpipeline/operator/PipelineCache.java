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
 * Reads resources, and remembers what the last ones said: reading compiles the expression of every
 * field, and the same resource is read at each of its reconciliations.
 */
final class PipelineCache {
  /** More than one operator has in its hands at a time; one that was forgotten is read again. */
  private static final int CAPACITY = 500;

  private final Map<Text, Pipeline> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Text, Pipeline> eldest) {
              return size() > CAPACITY;
            }
          });

  /** All that decides what a resource says; the platform is null where it has its own. */
  private record Text(String name, JsonNode spec, Pipeline platform) {}

  /**
   * A pipeline with a platform of its own, or as much of a tenant as it says itself.
   *
   * @throws InvalidPipelineException when its specification is bad
   */
  Pipeline of(StreamingPipeline resource) throws InvalidPipelineException {
    return of(new Text(resource.getMetadata().getName(), resource.getSpec(), null));
  }

  /**
   * A tenant on its platform.
   *
   * @throws InvalidPipelineException when its specification is bad, by itself or on this platform
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
