package dev.streamingpipeline.operator.controlcenter;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.ALL;
import static dev.streamingpipeline.operator.pipeline.Component.CONTROL_CENTER;
import static dev.streamingpipeline.operator.pipeline.Component.KAFKA;
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

/** Confluent Control Center. */
public final class ControlCenterComponent extends KafkaClientComponent {
  public ControlCenterComponent() {
    super(CONTROL_CENTER, KAFKA, KAFKA_USERS);
  }

  @Override
  public boolean isEnabled(PipelineSpec spec) {
    return spec.controlCenter().enabled() && !spec.isTenant();
  }

  @Override
  protected List<WorkflowNode> ownNodes() {
    return List.of(
        node(new WebUiCredentials(CONTROL_CENTER)),
        node(new ControlCenterService()),
        node(new ControlCenterConfigMap()),
        node(new ControlCenterStatefulSet())
            .after(
                ControlCenterConfigMap.class, WebUiCredentials.class, KafkaCredentialsSecret.class)
            .onceReady(needs()));
  }

  @Override
  public ReadinessCheck readinessCheck() {
    return new StatefulSetReadiness();
  }

  @Override
  public List<Connection> connections(NetworkEnvironment environment) {
    return List.of(
        connection(CONTROL_CENTER, KAFKA, Listeners.CLIENT_PORT),
        connection(CONTROL_CENTER, SCHEMA_REGISTRY, SchemaRegistryService.PORT));
  }

  @Override
  public Optional<String> endpoint(PipelineContext pipeline) {
    return Optional.of(ControlCenterService.urlFor(pipeline));
  }

  @Override
  public List<AclRule> kafkaAcls(PipelineContext pipeline) {
    // Control Center creates internal topics, whose names it chooses itself
    return List.of(AclRule.cluster(ALL), AclRule.anyTopic(ALL), AclRule.group("*", ALL));
  }
}
