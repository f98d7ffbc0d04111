package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import java.util.List;

/** The node pool of the brokers that are not controllers. */
public final class StrimziBrokerPool extends StrimziNodePool {
  public StrimziBrokerPool() {
    super("broker", List.of("broker"));
  }

  @Override
  int nodes(KafkaCluster cluster) {
    return cluster.brokers() - cluster.controllers();
  }
}
