package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.ExternalReadiness;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;

/** Whether all nodes are ready, and their number is the declared one. */
public final class CassandraReadiness implements ReadinessCheck {
  private final ReadinessCheck pods = new StatefulSetReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return switch (pipeline.spec().cassandra().provider()) {
      case STANDALONE -> standalone(component, pipeline);
      case EXTERNAL ->
          ExternalReadiness.of(component, pipeline.spec().cassandra().contactPoints(), pipeline);
    };
  }

  private ComponentState standalone(Component component, PipelineContext pipeline) {
    int asked = pipeline.spec().cassandra().replicas();
    CassandraRing ring = CassandraRing.of(pipeline);
    Optional<String> leaving = ring.leaving(pipeline);
    if (leaving.isPresent()) {
      return ComponentState.working(
          "ScalingIn",
          "Node %s is being decommissioned: it streams its data to the other nodes; its log shows the progress"
              .formatted(leaving.get()));
    }
    if (asked < ring.members()) {
      return ring.members() > ring.minNodes()
          ? ComponentState.working("ScalingIn", "The other nodes are decommissioned one by one")
          : ComponentState.stalled(
              "NodesKept",
              "spec.cassandra.replicas is %s, but the replication factor is %s on %s nodes; set it to %s or more"
                  .formatted(asked, ring.minNodes(), ring.members(), ring.minNodes()));
    }
    return pipeline
        .actualState()
        .find(StatefulSet.class, component.nameFor(pipeline.pipeline()))
        // Not ready until the StatefulSet has the current password and settings: no client may use
        // a new password before that
        .filter(existing -> !CassandraStatefulSet.isCurrent(existing, pipeline))
        .map(
            existing ->
                ComponentState.working("RollingOut", "Nodes are about to restart with the change"))
        .orElseGet(() -> pods.of(component, pipeline));
  }
}
