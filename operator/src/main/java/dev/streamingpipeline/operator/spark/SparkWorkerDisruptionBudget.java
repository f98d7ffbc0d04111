package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.dependents.ComponentDisruptionBudget;
import dev.streamingpipeline.operator.pipeline.Component;

/** One worker at a time: the others go on with its tasks. */
public final class SparkWorkerDisruptionBudget extends ComponentDisruptionBudget {
  public static final String NAME = "spark-worker-disruption-budget";

  public SparkWorkerDisruptionBudget() {
    super(Component.SPARK_WORKER);
  }
}
