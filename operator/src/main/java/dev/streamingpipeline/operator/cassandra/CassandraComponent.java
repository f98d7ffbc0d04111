package dev.streamingpipeline.operator.cassandra;

import static dev.streamingpipeline.operator.pipeline.Component.CASSANDRA;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import java.util.List;
import java.util.Optional;

/** The Cassandra nodes, which store the rows: Standalone, or external. */
public final class CassandraComponent extends ComponentDefinition {
  public CassandraComponent() {
    super(CASSANDRA);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean isManaged(PipelineSpec spec) {
    return spec.cassandra().provider() == Provider.STANDALONE;
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new CassandraSecret()),
        node(new CassandraWriterSecret()),
        node(new CassandraService()),
        node(new CassandraDisruptionBudget()),
        node(new CassandraConfigMap()),
        node(new CassandraStatefulSet()).after(CassandraSecret.class, CassandraConfigMap.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new CassandraReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(CASSANDRA, CASSANDRA, CassandraService.STORAGE_PORT),
        // A node that joins waits until the previous node accepts CQL connections
        connection(CASSANDRA, CASSANDRA, CassandraService.CQL_PORT));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(CassandraService.contactPointsFor(pipeline));
  }
}
