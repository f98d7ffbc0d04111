package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.rbac.Role;

/**
 * The permissions of the scheduler's tasks, which start and follow the producer's pods. The
 * operator needs all of them too, because Kubernetes does not let it grant permissions that it does
 * not have.
 */
public final class AirflowSchedulerRole extends PipelineObject<Role> {
  public AirflowSchedulerRole() {
    super(Role.class, Component.AIRFLOW_SCHEDULER);
  }

  @Override
  protected Role render(PipelineContext pipeline) {
    return template("role.yaml");
  }
}
