package dev.streamingpipeline.operator.kafkausers;

import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.kafka.access.KafkaAdminCertificate;
import dev.streamingpipeline.operator.kafka.access.KafkaPasswords;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCertificate;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import java.util.List;

/** The Kafka users of the pipeline's programs, if the operator controls access to the brokers. */
public final class KafkaUsersComponent extends ComponentDefinition {
  public KafkaUsersComponent() {
    super(KAFKA_USERS, KAFKA);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.hasSecurity() && spec.kafka().provider() != KafkaSpec.Provider.EXTERNAL;
  }

  @Override
  public boolean isManaged(PipelineSpec spec) {
    return isEnabled(spec) && spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new KafkaPasswords()),
        node(new KafkaAdminCertificate()).after(KafkaCertificate.class),
        node(new KafkaUsersConfigMap()),
        node(new KafkaUsersJob())
            .after(KafkaUsersConfigMap.class, KafkaPasswords.class, KafkaAdminCertificate.class)
            .onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new KafkaUsersReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(KAFKA_USERS, KAFKA, Listeners.INTERNAL_PORT)
            .when(Listeners::hasInternalListener));
  }
}
