package dev.streamingpipeline.operator.kafka;

import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
import static dev.streamingpipeline.operator.pipeline.Component.ZOOKEEPER;
import static dev.streamingpipeline.operator.pipeline.Connection.connection;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.certificates.CertificateAuthoritySecret;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCertificate;
import dev.streamingpipeline.operator.kafka.brokers.KafkaConfigMap;
import dev.streamingpipeline.operator.kafka.brokers.KafkaDisruptionBudget;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.kafka.brokers.KafkaStatefulSet;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziBrokerPool;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziControllerPool;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziKafka;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.zookeeper.ZooKeeperService;
import java.util.List;
import java.util.Optional;

/** The brokers: Standalone, of Strimzi, or external. */
public final class KafkaComponent extends ComponentDefinition {
  public KafkaComponent() {
    super(KAFKA, ZOOKEEPER);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean isManaged(PipelineSpec spec) {
    return spec.kafka().provider() == KafkaSpec.Provider.STANDALONE;
  }

  @Override
  public List<WorkflowNode> nodes() {
    return List.of(
        node(new KafkaService()),
        node(new KafkaDisruptionBudget()),
        node(new KafkaConfigMap()),
        node(new CertificateAuthoritySecret()),
        node(new KafkaCertificate()).after(CertificateAuthoritySecret.class),
        node(new KafkaStatefulSet())
            .after(KafkaConfigMap.class, KafkaCertificate.class)
            .onceReady(needs()),
        node(new StrimziControllerPool()),
        node(new StrimziBrokerPool()),
        node(new StrimziKafka()).after(StrimziControllerPool.class, StrimziBrokerPool.class));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new KafkaReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(KAFKA, ZOOKEEPER, ZooKeeperService.CLIENT_PORT),
        connection(KAFKA, KAFKA, Listeners.CLIENT_PORT).when(Listeners::hasClientListenerOnly),
        connection(KAFKA, KAFKA, Listeners.INTERNAL_PORT).when(Listeners::hasInternalListener),
        connection(KAFKA, KAFKA, Listeners.CONTROLLER_PORT).when(KafkaComponent::usesKraft));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(KafkaService.bootstrapServersFor(pipeline));
  }

  private static boolean usesKraft(PipelineSpec spec) {
    return spec.kafka().metadata() == KafkaSpec.Metadata.KRAFT;
  }
}
