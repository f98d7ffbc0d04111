package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.pipeline.StrimziVersion;
import java.util.Optional;

/**
 * Why the installed Strimzi can't do what a pipeline requests. The user must change either of them.
 */
final class StrimziIncompatibility {
  /** Minor version of the first Kubernetes that Strimzi 0.45.0 does not start on. */
  private static final int NEW_KUBERNETES = 33;

  private StrimziIncompatibility() {}

  static Optional<ComponentState> of(PipelineContext pipeline) {
    StrimziInstallation strimzi = pipeline.strimzi();
    if (strimzi.api().isEmpty()) {
      return Optional.of(
          ComponentState.stalled(
              "StrimziMissing",
              "Strimzi is not installed: the API server has no Kafka and KafkaNodePool resources of %s. Install Strimzi %s and let it watch namespace %s; or recreate the pipeline with spec.kafka.provider: Standalone"
                  .formatted(StrimziApi.GROUP, fitting(pipeline), pipeline.namespace())));
    }
    if (KafkaCluster.usesZooKeeper(pipeline) && !canDoZooKeeper(strimzi)) {
      return Optional.of(
          ComponentState.stalled(
              "ZooKeeperNotSupported",
              "spec.kafka.metadata is ZooKeeper (the default), which the installed %s does not support: it was removed in %s. Install Strimzi %s instead, or recreate the pipeline with spec.kafka.metadata: KRaft or spec.kafka.provider: Standalone"
                  .formatted(
                      strimzi.versions(), StrimziVersion.WITHOUT_ZOOKEEPER, preferred(pipeline))));
    }
    if (needsNewer(strimzi)
        && strimzi.isKnownToBe(version -> version.isBefore(StrimziVersion.FOR_NEW_KUBERNETES))) {
      return Optional.of(
          ComponentState.stalled(
              "StrimziTooOld",
              "%s does not start on Kubernetes 1.%s. Install Strimzi %s instead"
                  .formatted(strimzi.versions(), strimzi.kubernetesMinor(), fitting(pipeline))));
    }
    if (strimzi.isKnownToBe(version -> version.isBefore(StrimziVersion.OLDEST))) {
      return Optional.of(
          ComponentState.stalled(
              "StrimziTooOld",
              "%s is older than this operator supports. Install Strimzi %s instead"
                  .formatted(strimzi.versions(), fitting(pipeline))));
    }
    return Optional.empty();
  }

  /** Whether this Kubernetes is too new for old versions of Strimzi. */
  static boolean needsNewer(StrimziInstallation strimzi) {
    return strimzi.kubernetesMinor() >= NEW_KUBERNETES;
  }

  private static boolean canDoZooKeeper(StrimziInstallation strimzi) {
    return strimzi.api().filter(StrimziApi.V1BETA2::equals).isPresent()
        && !strimzi.isKnownToBe(version -> !version.isBefore(StrimziVersion.WITHOUT_ZOOKEEPER));
  }

  /** The suitable Strimzi versions, as text for messages. */
  static String fitting(PipelineContext pipeline) {
    return KafkaCluster.usesZooKeeper(pipeline)
        ? preferred(pipeline) + ", the last one with ZooKeeper,"
        : preferred(pipeline) + " or newer";
  }

  /** The version in the project's table of images. */
  private static String preferred(PipelineContext pipeline) {
    String image = pipeline.images().of("strimzi-operator");
    return StrimziVersion.ofImage(image).map(StrimziVersion::toString).orElse("of " + image);
  }
}
