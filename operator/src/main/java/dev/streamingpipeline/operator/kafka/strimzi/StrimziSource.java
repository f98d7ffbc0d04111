package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.spec.EnumNames;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.platform.Neighbours;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingEventSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after Strimzi for the pipelines that want it, and wakes the reconciler when it was
 * installed, replaced or taken away. Nothing can be watched for that: the right to read CRDs would
 * be one for the whole cluster.
 */
public final class StrimziSource {
  static final Duration PERIOD = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StrimziSource.class);
  private static final String NAME = "strimzi-installation";

  private final StrimziDiscovery discovery;

  /** What was last heard; one answer for all pipelines. */
  private volatile Set<StrimziInstallation> last = Set.of();

  private StrimziSource(StrimziDiscovery discovery) {
    this.discovery = discovery;
  }

  /** The event source. A pipeline that wants Strimzi has one value, unless nothing is known yet. */
  public static PerResourcePollingEventSource<StrimziInstallation, StreamingPipeline, String> in(
      EventSourceContext<StreamingPipeline> context) {
    StrimziSource source =
        new StrimziSource(
            new StrimziDiscovery(
                context.getClient(),
                context.getControllerConfiguration().getEffectiveNamespaces()));
    return new PerResourcePollingEventSource<>(
        StrimziInstallation.class,
        context,
        new PerResourcePollingConfigurationBuilder<StrimziInstallation, StreamingPipeline, String>(
                pipeline -> source.ask(), PERIOD)
            .withName(NAME)
            .withRegisterPredicate(StrimziSource::isWanted)
            .withResourceIDMapper(installation -> NAME)
            .withExecutorService(Executors.newScheduledThreadPool(1, StrimziSource::daemon))
            .build());
  }

  /** Never fails, because who polls would not ask again. */
  private Set<StrimziInstallation> ask() {
    try {
      last = Set.of(discovery.ask());
    } catch (KubernetesClientException e) {
      // The watches tell of it
      LOG.debug("The API server did not say what it has of Strimzi", e);
    }
    return last;
  }

  private static boolean isWanted(StreamingPipeline pipeline) {
    String strimzi = EnumNames.of(KafkaSpec.Provider.STRIMZI);
    return Neighbours.platformOf(pipeline).isEmpty()
        && pipeline.getSpec().path("kafka").path("provider").asText(strimzi).equals(strimzi);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
