package dev.streamingpipeline.operator.airflow;

import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_DAG_PROCESSOR;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_MIGRATION;
import static dev.streamingpipeline.operator.pipeline.Component.POSTGRES;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.postgres.PostgresService;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.List;

/** Airflow's DAG processor. */
public final class AirflowDagProcessorComponent extends ComponentDefinition {
  public AirflowDagProcessorComponent() {
    super(AIRFLOW_DAG_PROCESSOR, AIRFLOW_MIGRATION);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.runsAirflow();
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new AirflowDagProcessorStatefulSet())
            .after(AirflowConfigMap.class)
            .onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(connection(AIRFLOW_DAG_PROCESSOR, POSTGRES, PostgresService.PORT));
  }
}
