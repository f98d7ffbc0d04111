package dev.streamingpipeline.operator.airflow;

import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_API_SERVER;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_MIGRATION;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_SCHEDULER;
import static dev.streamingpipeline.operator.pipeline.Component.POSTGRES;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.postgres.PostgresService;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.List;
import java.util.Optional;

/** Airflow's API server and web UI. */
public final class AirflowApiServerComponent extends ComponentDefinition {
  public AirflowApiServerComponent() {
    super(AIRFLOW_API_SERVER, AIRFLOW_MIGRATION);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.runsAirflow();
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new AirflowApiServerService()),
        node(new AirflowApiServerStatefulSet()).after(AirflowConfigMap.class).onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(AIRFLOW_API_SERVER, POSTGRES, PostgresService.PORT),
        // For the logs of tasks
        connection(AIRFLOW_API_SERVER, AIRFLOW_SCHEDULER, AirflowSchedulerService.LOGS_PORT));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(AirflowApiServerService.urlFor(pipeline));
  }
}
