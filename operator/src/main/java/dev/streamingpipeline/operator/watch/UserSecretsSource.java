package dev.streamingpipeline.operator.watch;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.SecretReference;
import dev.streamingpipeline.operator.pipeline.UserSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the user's Secrets that pipelines reference, and triggers a reconciliation when one was
 * created, changed or deleted. A watch would have to cache all Secrets of the namespace, because
 * the user's Secrets do not have the operator's labels to select them by.
 */
public final class UserSecretsSource {
  private static final Logger LOG = LoggerFactory.getLogger(UserSecretsSource.class);
  private static final String NAME = "named-secrets";
  private static final int THREADS = 2;

  private final KubernetesClient client;
  private final Function<StreamingPipeline, List<SecretReference>> references;

  private UserSecretsSource(
      KubernetesClient client, Function<StreamingPipeline, List<SecretReference>> references) {
    this.client = client;
    this.references = references;
  }

  /**
   * The event source. A pipeline that references Secrets has one value; none before the first poll.
   *
   * @param interval time between two polls
   * @param references the Secrets that a pipeline references
   */
  public static EventSource<?, StreamingPipeline> in(
      EventSourceContext<StreamingPipeline> context,
      Duration interval,
      Function<StreamingPipeline, List<SecretReference>> references) {
    UserSecretsSource source = new UserSecretsSource(context.getClient(), references);
    return new PolledSource<>(
        UserSecrets.class,
        NAME,
        THREADS,
        interval,
        pipeline -> !references.apply(pipeline).isEmpty(),
        source::ask,
        context);
  }

  /** Secrets for which the API server did not answer are left out. */
  private Set<UserSecrets> ask(StreamingPipeline pipeline) {
    Map<String, Optional<UserSecrets.Content>> asked = new HashMap<>();
    for (SecretReference reference : references.apply(pipeline)) {
      try {
        Secret secret =
            client
                .secrets()
                .inNamespace(pipeline.getMetadata().getNamespace())
                .withName(reference.name())
                .get();
        asked.put(reference.name(), Optional.ofNullable(secret).map(UserSecrets.Content::of));
      } catch (KubernetesClientException e) {
        LOG.debug("Could not read Secret {}", reference.name(), e);
      }
    }
    return Set.of(new UserSecrets(asked));
  }
}
