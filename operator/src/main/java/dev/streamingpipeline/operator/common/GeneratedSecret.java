package dev.streamingpipeline.operator.common;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What only the pods of a pipeline know. It is made up once, and whatever value is there stays,
 * also one that somebody else put there. To have a new one, delete it.
 */
public abstract class GeneratedSecret extends PipelineObject<Secret> {
  protected GeneratedSecret(Component component) {
    super(Secret.class, component);
  }

  /** Where the values come from that are not there yet, by key. */
  protected abstract Map<String, Supplier<String>> values(PipelineContext pipeline);

  @Override
  protected final Secret render(PipelineContext pipeline) {
    Optional<Secret> existing =
        pipeline.observed().find(Secret.class, nameFor(pipeline.pipeline()));
    Map<String, String> data = new TreeMap<>();
    values(pipeline)
        .forEach(
            (key, value) ->
                data.put(
                    key,
                    existing
                        .flatMap(secret -> valueIn(secret, key))
                        .orElseGet(() -> encoded(value.get()))));
    return new SecretBuilder()
        .withNewMetadata()
        .endMetadata()
        .withType("Opaque")
        .withData(data)
        .build();
  }

  /** Keeps what is there even where it was not known of when the object was rendered. */
  @Override
  public final Secret update(
      Secret actual,
      Secret desired,
      StreamingPipeline primary,
      Context<StreamingPipeline> context) {
    desired.getData().replaceAll((key, value) -> valueIn(actual, key).orElse(value));
    return super.update(actual, desired, primary, context);
  }

  private static Optional<String> valueIn(Secret secret, String key) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(key))
        .filter(value -> !value.isEmpty());
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
