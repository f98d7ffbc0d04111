package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;

/**
 * Whether all workers are registered with the master, and their memory limit has room for an
 * executor.
 */
public final class SparkWorkersReadiness implements ReadinessCheck {
  private final ReadinessCheck pods = new StatefulSetReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    SparkMemory memory = SparkWorkerStatefulSet.memoryFor(pipeline);
    return memory.isEnough()
        ? pods.of(component, pipeline)
        : ComponentState.stalled(
            "MemoryTooSmall",
            "spec.spark.resources.limits.memory is %s MiB; a worker and its executor need 1Gi or more"
                .formatted(memory.limit()));
  }
}
