package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.operator.dependents.ComponentDisruptionBudget;
import dev.streamingpipeline.operator.pipeline.Component;

/** One broker at a time: the others have its partitions' replicas. */
public final class KafkaDisruptionBudget extends ComponentDisruptionBudget {
  public static final String NAME = "kafka-disruption-budget";

  public KafkaDisruptionBudget() {
    super(Component.KAFKA);
  }
}
