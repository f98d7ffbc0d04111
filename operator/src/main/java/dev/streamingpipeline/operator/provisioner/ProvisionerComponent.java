package dev.streamingpipeline.operator.provisioner;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.ALTER;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.ALTER_CONFIGS;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.CREATE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE_CONFIGS;
import static dev.streamingpipeline.operator.pipeline.Component.CASSANDRA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Component.PROVISIONER;
import static dev.streamingpipeline.operator.pipeline.Component.SCHEMA_REGISTRY;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.TopicSpec;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.cassandra.CassandraWriterSecret;
import dev.streamingpipeline.operator.kafka.KafkaClientComponent;
import dev.streamingpipeline.operator.kafka.KafkaCredentialsSecret;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import java.util.List;
import java.util.stream.Stream;

/** The Job that creates topics, schema and table. */
public final class ProvisionerComponent extends KafkaClientComponent {
  public ProvisionerComponent() {
    super(PROVISIONER, KAFKA, KAFKA_USERS, CASSANDRA, SCHEMA_REGISTRY);
  }

  @Override
  protected List<WorkflowNode> ownNodes() {
    return List.of(
        node(new ProvisionerConfigMap())
            .after(KafkaCredentialsSecret.class, CassandraWriterSecret.class)
            .onceReady(needs()),
        node(new ProvisionerJob()).after(ProvisionerConfigMap.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new ProvisionerReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(PROVISIONER, KAFKA, Listeners.CLIENT_PORT)
            .when(Listeners::hasClientListenerOnly),
        connection(PROVISIONER, KAFKA, Listeners.INTERNAL_PORT)
            .when(Listeners::hasInternalListener),
        connection(PROVISIONER, SCHEMA_REGISTRY, SchemaRegistryService.PORT),
        connection(PROVISIONER, CASSANDRA, CassandraService.CQL_PORT));
  }

  /**
   * On Standalone brokers it has none: it uses the administrator's TLS client certificate, as does
   * the Job that creates the users.
   */
  @Override
  public boolean hasScramUser(PipelineContext pipeline) {
    return pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI;
  }

  @Override
  public List<AclRule> kafkaAcls(PipelineContext pipeline) {
    TopicSpec topic = pipeline.spec().topic();
    return Stream.of(topic.name(), topic.deadLetterTopic())
        .map(name -> AclRule.topic(name, CREATE, ALTER, ALTER_CONFIGS, DESCRIBE, DESCRIBE_CONFIGS))
        .toList();
  }
}
