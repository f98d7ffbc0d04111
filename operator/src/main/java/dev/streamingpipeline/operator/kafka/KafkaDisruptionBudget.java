package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.common.ComponentDisruptionBudget;

/** One broker at a time: the others have its partitions' replicas. */
public final class KafkaDisruptionBudget extends ComponentDisruptionBudget {
  public static final String NAME = "kafka-disruption-budget";

  public KafkaDisruptionBudget() {
    super(Component.KAFKA);
  }
}
