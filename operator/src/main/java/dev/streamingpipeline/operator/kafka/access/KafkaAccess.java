package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;
import java.util.Optional;

/** Which components authenticate to Kafka, and the ACLs of each. */
public final class KafkaAccess {
  private KafkaAccess() {}

  /**
   * Whether the operator controls access to the brokers: with security on, and brokers that the
   * operator or Strimzi runs for the pipeline, not external ones.
   */
  public static boolean hasAccessControl(PipelineContext pipeline) {
    return pipeline.has(Component.KAFKA_USERS);
  }

  /** The components that have a SCRAM user. */
  public static List<Component> scramUsers(PipelineContext pipeline) {
    return hasAccessControl(pipeline)
        ? pipeline.components().stream()
            .filter(
                component ->
                    user(component, pipeline)
                        .filter(user -> user.hasScramUser(pipeline))
                        .isPresent())
            .toList()
        : List.of();
  }

  /**
   * The ACLs of a component's user.
   *
   * @throws IllegalArgumentException when the component is not a Kafka client
   */
  public static List<AclRule> of(Component component, PipelineContext pipeline) {
    return user(component, pipeline)
        .orElseThrow(() -> new IllegalArgumentException(component + " has no Kafka user"))
        .kafkaAcls(pipeline);
  }

  private static Optional<KafkaUser> user(Component component, PipelineContext pipeline) {
    return pipeline.catalog().definitionOf(component) instanceof KafkaUser user
        ? Optional.of(user)
        : Optional.empty();
  }
}
