package dev.streamingpipeline.operator.schemaregistry;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.CREATE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE_CONFIGS;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.READ;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.WRITE;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Component.SCHEMA_REGISTRY;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.operator.kafka.KafkaClientComponent;
import dev.streamingpipeline.operator.kafka.KafkaCredentialsSecret;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.access.SchemaRegistryTopic;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The schema registry: Confluent Schema Registry or Apicurio Registry, or an external one. */
public final class SchemaRegistryComponent extends KafkaClientComponent {
  public SchemaRegistryComponent() {
    super(SCHEMA_REGISTRY, KAFKA, KAFKA_USERS);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean isManaged(PipelineSpec spec) {
    return spec.schemaRegistry().provider() == Provider.STANDALONE;
  }

  /** Apicurio Registry stores nothing in Kafka, so it does not wait for Kafka. */
  @Override
  public Set<Component> needs(PipelineSpec spec) {
    return createsPods(spec) && storesSchemasInKafka(spec) ? needs() : Set.of();
  }

  @Override
  protected List<WorkflowNode> ownNodes() {
    return List.of(
        node(new SchemaRegistryService()),
        node(new SchemaRegistryConfigMap()),
        node(new SchemaRegistryStatefulSet())
            .after(SchemaRegistryConfigMap.class, KafkaCredentialsSecret.class)
            .onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new SchemaRegistryReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(SCHEMA_REGISTRY, KAFKA, Listeners.CLIENT_PORT)
            .when(SchemaRegistryComponent::storesSchemasInKafka));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(SchemaRegistryService.urlFor(pipeline));
  }

  @Override
  public boolean hasScramUser(PipelineContext pipeline) {
    return needs(pipeline.spec()).contains(KAFKA_USERS);
  }

  @Override
  public List<AclRule> kafkaAcls(PipelineContext pipeline) {
    return List.of(
        AclRule.topic(
            SchemaRegistryTopic.nameFor(pipeline), CREATE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE),
        AclRule.group(SchemaRegistryTopic.groupFor(pipeline), DESCRIBE, READ));
  }

  private static boolean storesSchemasInKafka(PipelineSpec spec) {
    return spec.schemaRegistry().flavor() == SchemaRegistrySpec.Flavor.CONFLUENT;
  }
}
