package dev.streamingpipeline.operator.secrets;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A Secret whose content depends on what it holds already. To have a new one, delete it. */
public abstract class PersistentSecret extends PipelineObject<Secret> {
  protected PersistentSecret(Component component) {
    super(Secret.class, component);
  }

  /**
   * The content, by key.
   *
   * @param present what is there now; empty when nothing is, never with an empty value
   */
  protected abstract Map<String, String> content(
      Map<String, String> present, PipelineContext pipeline);

  /** What a Secret holds, by key, without empty values. */
  public static Map<String, String> textsIn(Secret secret) {
    Map<String, String> texts = new TreeMap<>();
    if (secret.getData() != null) {
      secret
          .getData()
          .forEach(
              (key, value) -> {
                if (!value.isEmpty()) {
                  texts.put(
                      key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
                }
              });
    }
    return texts;
  }

  @Override
  protected final Secret render(PipelineContext pipeline) {
    Map<String, String> present =
        pipeline
            .actualState()
            .find(Secret.class, nameFor(pipeline.pipeline()))
            .map(PersistentSecret::textsIn)
            .orElse(Map.of());
    return new SecretBuilder()
        .withNewMetadata()
        .endMetadata()
        .withType("Opaque")
        .withData(encoded(content(present, pipeline)))
        .build();
  }

  /**
   * Without a precondition: others depend on it, and what depends on an object whose precondition
   * is not met is deleted.
   */
  @Override
  public final ReconcileResult<Secret> reconcile(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    if (isPartOf(PipelineContext.of(context))) {
      return super.reconcile(primary, context);
    }
    if (getSecondaryResource(primary, context).isPresent()) {
      delete(primary, context);
    }
    return ReconcileResult.noOperation(null);
  }

  /** Keeps what is there even where it was not known of when the object was rendered. */
  @Override
  public final Secret update(
      Secret actual,
      Secret desired,
      StreamingPipeline primary,
      Context<StreamingPipeline> context) {
    desired.setData(encoded(content(textsIn(actual), PipelineContext.of(context))));
    return super.update(actual, desired, primary, context);
  }

  private static Map<String, String> encoded(Map<String, String> texts) {
    Map<String, String> data = new TreeMap<>();
    texts.forEach(
        (key, text) ->
            data.put(
                key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    return data;
  }
}
