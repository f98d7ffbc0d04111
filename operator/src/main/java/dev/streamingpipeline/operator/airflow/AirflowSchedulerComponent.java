package dev.streamingpipeline.operator.airflow;

import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_API_SERVER;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_MIGRATION;
import static dev.streamingpipeline.operator.pipeline.Component.AIRFLOW_SCHEDULER;
import static dev.streamingpipeline.operator.pipeline.Component.POSTGRES;
import static dev.streamingpipeline.operator.pipeline.Connection.Outside.API_SERVER;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.Ports;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.postgres.PostgresService;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.List;
import java.util.stream.Stream;

/** Airflow's scheduler, in whose pod the tasks run. */
public final class AirflowSchedulerComponent extends ComponentDefinition {
  public AirflowSchedulerComponent() {
    super(AIRFLOW_SCHEDULER, AIRFLOW_MIGRATION);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.runsAirflow();
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new AirflowSchedulerService()),
        node(new AirflowSchedulerRole()),
        node(new AirflowSchedulerRoleBinding()).after(AirflowSchedulerRole.class),
        node(new AirflowSchedulerStatefulSet())
            .after(AirflowConfigMap.class, AirflowSchedulerRoleBinding.class)
            .onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return Stream.concat(
            Stream.of(
                connection(AIRFLOW_SCHEDULER, POSTGRES, PostgresService.PORT),
                // From tasks
                connection(AIRFLOW_SCHEDULER, AIRFLOW_API_SERVER, AirflowApiServerService.PORT)),
            // Tasks start the producer's pods
            environment.apiServerPorts().stream()
                .map(port -> connection(AIRFLOW_SCHEDULER, API_SERVER, Ports.of(port))))
        .toList();
  }
}
