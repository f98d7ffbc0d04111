package dev.streamingpipeline.operator.postgres;

import static dev.streamingpipeline.operator.pipeline.Component.POSTGRES;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.List;

/** Airflow's database. */
public final class PostgresComponent extends ComponentDefinition {
  public PostgresComponent() {
    super(POSTGRES);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.runsAirflow();
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new PostgresSecret()),
        node(new PostgresService()),
        node(new PostgresConfigMap()),
        node(new PostgresStatefulSet()).after(PostgresSecret.class, PostgresConfigMap.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }
}
