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

/** A Secret whose new content depends on its present content. To get a new one, delete it. */
public abstract class PersistentSecret extends PipelineObject<Secret> {
  protected PersistentSecret(Component component) {
    super(Secret.class, component);
  }

  /**
   * The new content, by key.
   *
   * @param present the present content without empty values; empty if there is none
   */
  protected abstract Map<String, String> content(
      Map<String, String> present, PipelineContext pipeline);

  /** The content of a Secret, by key, without empty values. */
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
   * Other dependent resources depend on this one, and the workflow deletes dependents of a resource
   * whose precondition is not met.
   */
  @Override
  public final boolean isDeletedByWorkflow() {
    return false;
  }

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

  /**
   * Computes the content again from the actual Secret, which may not have been in the cache when
   * the desired one was rendered.
   */
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
