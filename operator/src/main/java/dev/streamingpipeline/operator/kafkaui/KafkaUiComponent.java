package dev.streamingpipeline.operator.kafkaui;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE_CONFIGS;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.READ;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_UI;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Component.SCHEMA_REGISTRY;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.kafka.KafkaClientComponent;
import dev.streamingpipeline.operator.kafka.KafkaCredentialsSecret;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;
import java.util.List;
import java.util.Optional;

/** The Kafka UI, which shows topics, messages and schemas. */
public final class KafkaUiComponent extends KafkaClientComponent {
  public KafkaUiComponent() {
    super(KAFKA_UI, KAFKA, KAFKA_USERS);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.kafkaUi().enabled() && !spec.isTenant();
  }

  @Override
  protected List<WorkflowNode> ownNodes() {
    return List.of(
        node(new WebUiCredentials(KAFKA_UI)),
        node(new KafkaUiService()),
        node(new KafkaUiStatefulSet())
            .after(WebUiCredentials.class, KafkaCredentialsSecret.class)
            .onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(KAFKA_UI, KAFKA, Listeners.CLIENT_PORT),
        connection(KAFKA_UI, SCHEMA_REGISTRY, SchemaRegistryService.PORT));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(KafkaUiService.urlFor(pipeline));
  }

  @Override
  public List<AclRule> kafkaAcls(PipelineContext pipeline) {
    return List.of(
        AclRule.cluster(DESCRIBE, DESCRIBE_CONFIGS),
        AclRule.anyTopic(DESCRIBE, DESCRIBE_CONFIGS, READ),
        AclRule.group("*", DESCRIBE, READ));
  }
}
