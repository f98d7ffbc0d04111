package dev.streamingpipeline.operator.spark;

import static dev.streamingpipeline.operator.pipeline.Component.SPARK_MASTER;
import static dev.streamingpipeline.operator.pipeline.Component.SPARK_WORKER;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import java.util.List;

/** The workers of the Spark cluster, in whose pods the executors run. */
public final class SparkWorkerComponent extends ComponentDefinition {
  public SparkWorkerComponent() {
    super(SPARK_WORKER, SPARK_MASTER);
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new SparkWorkerService()).onceReady(needs()),
        node(new SparkWorkerDisruptionBudget()).onceReady(needs()),
        node(new SparkWorkerStatefulSet()).onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new SparkWorkersReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(SPARK_WORKER, SPARK_MASTER, SparkMasterService.PORT),
        // The worker's startup and readiness probes check that it is registered with the master
        connection(SPARK_WORKER, SPARK_MASTER, SparkMasterService.WEB_PORT));
  }
}
