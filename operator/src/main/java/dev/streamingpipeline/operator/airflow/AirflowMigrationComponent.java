package dev.streamingpipeline.operator.airflow;

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
import java.util.List;

/** The Job that creates Airflow's tables and its administrator's account. */
public final class AirflowMigrationComponent extends ComponentDefinition {
  public AirflowMigrationComponent() {
    super(AIRFLOW_MIGRATION, POSTGRES);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.runsAirflow();
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new AirflowSecret()),
        node(new AirflowConfigMap()).after(AirflowSecret.class),
        node(new AirflowMigrationJob()).after(AirflowConfigMap.class).onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new AirflowMigrationReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(connection(AIRFLOW_MIGRATION, POSTGRES, PostgresService.PORT));
  }
}
