package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.dependents.ComponentDisruptionBudget;
import dev.streamingpipeline.operator.pipeline.Component;

/** Allows one worker to be evicted at a time: the others continue its tasks. */
public final class SparkWorkerDisruptionBudget extends ComponentDisruptionBudget {
  public SparkWorkerDisruptionBudget() {
    super(Component.SPARK_WORKER);
  }
}
