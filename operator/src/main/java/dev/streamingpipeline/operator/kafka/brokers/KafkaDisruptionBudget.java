package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.operator.dependents.ComponentDisruptionBudget;
import dev.streamingpipeline.operator.pipeline.Component;

/** Allows one broker to be evicted at a time: the others have the replicas of its partitions. */
public final class KafkaDisruptionBudget extends ComponentDisruptionBudget {
  public KafkaDisruptionBudget() {
    super(Component.KAFKA);
  }
}
