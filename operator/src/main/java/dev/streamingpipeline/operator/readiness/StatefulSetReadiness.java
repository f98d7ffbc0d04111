package dev.streamingpipeline.operator.readiness;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Objects;

/** Whether all pods of a component are ready and run the current revision. */
public final class StatefulSetReadiness implements ReadinessCheck {
  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return pipeline
        .actualState()
        .find(StatefulSet.class, component.nameFor(pipeline.pipeline()))
        .map(set -> of(set, component, pipeline))
        .orElseGet(() -> ReadinessCheck.waiting(component, pipeline));
  }

  private static ComponentState of(StatefulSet set, Component component, PipelineContext pipeline) {
    int wanted = set.getSpec().getReplicas();
    var status = set.getStatus();
    if (status == null
        || !Objects.equals(status.getObservedGeneration(), set.getMetadata().getGeneration())) {
      return ComponentState.working("RollingOut", "Pods are being created");
    }
    int updated = number(status.getUpdatedReplicas());
    int ready = number(status.getReadyReplicas());
    if (updated >= wanted && ready >= wanted && number(status.getReplicas()) == wanted) {
      return ComponentState.ready(
          "Serving", wanted == 1 ? "1 pod serves" : "%s pods serve".formatted(wanted));
    }
    return PodDiagnosis.first(component, pipeline)
        .orElseGet(
            () ->
                ComponentState.working(
                    "RollingOut",
                    "%s of %s pods serve%s"
                        .formatted(
                            ready,
                            wanted,
                            updated < wanted
                                ? ", %s of %s are up to date".formatted(updated, wanted)
                                : "")));
  }

  private static int number(Integer count) {
    return count == null ? 0 : count;
  }
}
