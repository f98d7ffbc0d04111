package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;

/** Binds the scheduler's role to its service account. */
public final class AirflowSchedulerRoleBinding extends PipelineObject<RoleBinding> {
  private static final String GROUP = "rbac.authorization.k8s.io";

  public AirflowSchedulerRoleBinding() {
    super(RoleBinding.class, Component.AIRFLOW_SCHEDULER);
  }

  @Override
  protected RoleBinding render(PipelineContext pipeline) {
    String name = nameFor(pipeline.pipeline());
    // @formatter:off
    return new RoleBindingBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewRoleRef(GROUP, "Role", name)
        .addNewSubject()
          .withKind("ServiceAccount")
          .withName(name)
          .withNamespace(pipeline.namespace())
        .endSubject()
        .build();
    // @formatter:on
  }
}
