package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.spec.EnumNames;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.platform.PlatformIndex;
import dev.streamingpipeline.operator.watch.PolledSource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls for the Strimzi installation, for pipelines that use Strimzi, and triggers a reconciliation
 * when it was installed, replaced or removed. It can't be watched: reading CRDs would require a
 * cluster-wide permission.
 */
public final class StrimziInstallationSource {
  private static final Logger LOG = LoggerFactory.getLogger(StrimziInstallationSource.class);
  private static final String NAME = "strimzi-installation";

  private final StrimziProbe discovery;

  /** The last result, shared by all pipelines. */
  private volatile Set<StrimziInstallation> last = Set.of();

  private StrimziInstallationSource(StrimziProbe discovery) {
    this.discovery = discovery;
  }

  /**
   * The event source. A pipeline that uses Strimzi has one value; none before the first result.
   *
   * @param interval time between two polls for one pipeline
   */
  public static EventSource<?, StreamingPipeline> in(
      EventSourceContext<StreamingPipeline> context, Duration interval) {
    StrimziInstallationSource source =
        new StrimziInstallationSource(
            new StrimziProbe(
                context.getClient(),
                context.getControllerConfiguration().getEffectiveNamespaces(),
                interval.dividedBy(2)));
    return new PolledSource<>(
        StrimziInstallation.class,
        NAME,
        1,
        interval,
        StrimziInstallationSource::isWanted,
        pipeline -> source.ask(),
        context);
  }

  private Set<StrimziInstallation> ask() {
    try {
      last = Set.of(discovery.ask());
    } catch (KubernetesClientException e) {
      // Not logged as an error: the watches report it as well
      LOG.debug("Could not ask the API server which Strimzi is installed", e);
    }
    return last;
  }

  private static boolean isWanted(StreamingPipeline pipeline) {
    String strimzi = EnumNames.of(KafkaSpec.Provider.STRIMZI);
    return PlatformIndex.platformOf(pipeline).isEmpty()
        && pipeline.getSpec().path("kafka").path("provider").asText(strimzi).equals(strimzi);
  }
}
