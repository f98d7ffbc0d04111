package dev.streamingpipeline.operator.secrets;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Generated credentials that only the pipeline's pods use. Each value is generated once. Existing
 * values are kept, even if somebody else has set them.
 */
public abstract class GeneratedSecret extends PersistentSecret {
  protected GeneratedSecret(Component component) {
    super(component);
  }

  /** Generators of the values that do not exist yet, by key. */
  protected abstract Map<String, Supplier<String>> values(PipelineContext pipeline);

  @Override
  protected final Map<String, String> content(
      Map<String, String> present, PipelineContext pipeline) {
    Map<String, String> content = new TreeMap<>();
    values(pipeline)
        .forEach(
            (key, value) ->
                content.put(key, present.containsKey(key) ? present.get(key) : value.get()));
    return content;
  }
}
