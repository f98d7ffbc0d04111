package dev.streamingpipeline.operator.secrets;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What only the pods of a pipeline know. It is made up once, and whatever value is there stays,
 * also one that somebody else put there.
 */
public abstract class GeneratedSecret extends PersistentSecret {
  protected GeneratedSecret(Component component) {
    super(component);
  }

  /** Where the values come from that are not there yet, by key. */
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
