package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;

/**
 * How many nodes Strimzi is asked for. Controllers and nodes of ZooKeeper stay as many as there
 * were at first: Strimzi can't change the number of controllers, and to change that of ZooKeeper's
 * is not worth its risk.
 */
final class StrimziCluster {
  private StrimziCluster() {}

  /** The controllers are nodes of ZooKeeper where Kafka keeps its metadata there. */
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
