package dev.streamingpipeline.operator.producer;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.WRITE;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Component.PRODUCER;
import static dev.streamingpipeline.operator.pipeline.Component.PROVISIONER;
import static dev.streamingpipeline.operator.pipeline.Component.SCHEMA_REGISTRY;
import static dev.streamingpipeline.operator.pipeline.Connection.Outside.ANYWHERE;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.TopicSpec;
import dev.streamingpipeline.operator.kafka.KafkaClientComponent;
import dev.streamingpipeline.operator.kafka.KafkaCredentialsSecret;
import dev.streamingpipeline.operator.kafka.access.AclRule;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.Ports;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.streamingjob.StreamingJobRolledOut;
import java.util.List;
import java.util.Set;

/** The producer, whose runs poll the source and write records to the topic. */
public final class ProducerComponent extends KafkaClientComponent {
  public ProducerComponent() {
    super(PRODUCER, KAFKA_USERS, PROVISIONER);
  }

  @Override
  protected List<WorkflowNode> ownNodes() {
    return List.of(
        node(new StreamingJobRolledOut()).onceReady(Set.of(PROVISIONER)),
        node(new ProducerConfigMap())
            .after(StreamingJobRolledOut.class, KafkaCredentialsSecret.class)
            .onceReady(needs()),
        node(new ProducerCronJob()).after(ProducerConfigMap.class),
        node(new ProducerJob()).after(ProducerConfigMap.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new ProducerReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        // To the source, which may be inside the cluster too
        connection(PRODUCER, ANYWHERE, Ports.ANY),
        connection(PRODUCER, KAFKA, Listeners.CLIENT_PORT),
        connection(PRODUCER, SCHEMA_REGISTRY, SchemaRegistryService.PORT));
  }

  @Override
  public List<AclRule> kafkaAcls(PipelineContext pipeline) {
    TopicSpec topic = pipeline.spec().topic();
    return List.of(
        AclRule.topic(topic.name(), DESCRIBE, WRITE),
        AclRule.topic(topic.deadLetterTopic(), DESCRIBE, WRITE));
  }
}
