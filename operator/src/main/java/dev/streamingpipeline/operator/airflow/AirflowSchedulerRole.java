package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.rbac.Role;

/** What the scheduler's tasks may do. The operator can give no more than it may do itself. */
public final class AirflowSchedulerRole extends PipelineObject<Role> {
  public static final String NAME = "airflow-scheduler-role";

  public AirflowSchedulerRole() {
    super(Role.class, Component.AIRFLOW_SCHEDULER);
  }

  @Override
  protected Role render(PipelineContext pipeline) {
    return template("role.yaml");
  }
}
