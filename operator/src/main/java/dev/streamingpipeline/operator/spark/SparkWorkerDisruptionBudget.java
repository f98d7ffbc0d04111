package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.common.ComponentDisruptionBudget;

/** One worker at a time: the others go on with its tasks. */
public final class SparkWorkerDisruptionBudget extends ComponentDisruptionBudget {
  public static final String NAME = "spark-worker-disruption-budget";

  public SparkWorkerDisruptionBudget() {
    super(Component.SPARK_WORKER);
  }
}
