package dev.streamingpipeline.operator.kafka;

import static dev.streamingpipeline.operator.pipeline.Component.KAFKA_USERS;
import static dev.streamingpipeline.operator.pipeline.WorkflowNode.node;

import dev.streamingpipeline.operator.kafka.access.KafkaUser;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziUser;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A component that is a Kafka client. It has a Kafka user and a Secret with that user's credentials
 * if the operator controls access to the brokers.
 */
public abstract class KafkaClientComponent extends ComponentDefinition implements KafkaUser {
  protected KafkaClientComponent(Component component, Component... needs) {
    super(component, needs);
  }

  /** The dependent resources of the component that come after its Kafka user and credentials. */
  protected abstract List<WorkflowNode> ownNodes();

  @Override
  public final List<WorkflowNode> nodes() {
    return Stream.concat(
            Stream.of(
                node(new StrimziUser(component())),
                node(new KafkaCredentialsSecret(component())).onceReady(Set.of(KAFKA_USERS))),
            ownNodes().stream())
        .toList();
  }
}
