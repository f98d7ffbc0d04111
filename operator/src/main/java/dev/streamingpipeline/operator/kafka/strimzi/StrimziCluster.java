package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;

/**
 * The number of nodes to request from Strimzi. The number of controllers or ZooKeeper nodes stays
 * what it was when the cluster was created: Strimzi can't change the number of controllers, and
 * changing the size of the ZooKeeper ensemble is not worth the risk.
 */
final class StrimziCluster {
  private StrimziCluster() {}

  /** With ZooKeeper, {@code controllers} is the number of ZooKeeper nodes. */
  static KafkaCluster of(PipelineContext pipeline) {
    int asked = pipeline.spec().kafka().replicas();
    int quorum = quorum(pipeline);
    return new KafkaCluster(
        KafkaCluster.usesZooKeeper(pipeline) ? asked : Math.max(asked, quorum), quorum);
  }

  private static int quorum(PipelineContext pipeline) {
    return (KafkaCluster.usesZooKeeper(pipeline)
            ? StrimziActualState.kafka(pipeline)
                .map(kafka -> kafka.<Integer>get("spec", "zookeeper", "replicas"))
            : StrimziActualState.find(
                    StrimziKind.NODE_POOL,
                    StrimziControllerPool.nameIn(pipeline.pipeline()),
                    pipeline)
                .map(pool -> pool.<Integer>get("spec", "replicas")))
        .orElseGet(() -> KafkaCluster.quorumFor(pipeline.spec().kafka().replicas()));
  }
}
