package dev.streamingpipeline.operator.secrets;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingEventSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the Secrets that pipelines name, and wakes the reconciler when one was made, changed
 * or deleted. A watch would hold all Secrets of the namespace, which are not the operator's: they
 * don't have its labels.
 */
public final class NamedSecretsSource {
  static final Duration PERIOD = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(NamedSecretsSource.class);
  private static final String NAME = "named-secrets";
  private static final int THREADS = 2;

  private final KubernetesClient client;

  private NamedSecretsSource(KubernetesClient client) {
    this.client = client;
  }

  /** The event source. A pipeline that names Secrets has one value, unless nothing is known yet. */
  public static PerResourcePollingEventSource<NamedSecrets, StreamingPipeline, String> in(
      EventSourceContext<StreamingPipeline> context) {
    NamedSecretsSource source = new NamedSecretsSource(context.getClient());
    return new PerResourcePollingEventSource<>(
        NamedSecrets.class,
        context,
        new PerResourcePollingConfigurationBuilder<NamedSecrets, StreamingPipeline, String>(
                source::ask, PERIOD)
            .withName(NAME)
            .withRegisterPredicate(pipeline -> !references(pipeline).isEmpty())
            .withResourceIDMapper(secrets -> NAME)
            .withExecutorService(
                Executors.newScheduledThreadPool(THREADS, NamedSecretsSource::daemon))
            .build());
  }

  /** Never fails, because who polls would not ask again. What was not answered is left out. */
  private Set<NamedSecrets> ask(StreamingPipeline pipeline) {
    Map<String, Optional<NamedSecrets.Content>> asked = new HashMap<>();
    for (SecretReference reference : references(pipeline)) {
      try {
        Secret secret =
            client
                .secrets()
                .inNamespace(pipeline.getMetadata().getNamespace())
                .withName(reference.name())
                .get();
        asked.put(reference.name(), Optional.ofNullable(secret).map(NamedSecrets.Content::of));
      } catch (KubernetesClientException e) {
        LOG.debug("The API server did not say what is in Secret {}", reference.name(), e);
      }
    }
    return Set.of(new NamedSecrets(asked));
  }

  private static List<SecretReference> references(StreamingPipeline pipeline) {
    try {
      return SecretReference.of(
          PipelineManifest.parse(pipeline.getMetadata().getName(), pipeline.getSpec()).spec());
    } catch (InvalidPipelineException e) {
      return List.of();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
