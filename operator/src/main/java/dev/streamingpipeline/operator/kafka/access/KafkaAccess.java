package dev.streamingpipeline.operator.kafka.access;

import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.ALL;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.ALTER;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.ALTER_CONFIGS;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.CREATE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.DESCRIBE_CONFIGS;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.READ;
import static dev.streamingpipeline.operator.kafka.access.AclRule.Operation.WRITE;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.TopicSpec;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;
import java.util.stream.Stream;

/** Which components authenticate to Kafka, and the ACLs of each. */
public final class KafkaAccess {
  /** Prefix of the consumer groups of Spark, which appends a generated id. */
  private static final String GROUPS_OF_SPARK = "spark-kafka-source-";

  private KafkaAccess() {}

  /**
   * Whether the operator controls access to the brokers: with security on, and brokers that the
   * operator or Strimzi runs for the pipeline, not external ones.
   */
  public static boolean hasAccessControl(PipelineContext pipeline) {
    return Component.KAFKA_USERS.isEnabled(pipeline.spec());
  }

  /**
   * The components that have a SCRAM user. On Standalone brokers the provisioner has none: it uses
   * the administrator's TLS client certificate, as does the Job that creates the users.
   */
  public static List<Component> scramUsers(PipelineContext pipeline) {
    return hasAccessControl(pipeline)
        ? Stream.of(Component.values())
            .filter(component -> isUser(component, pipeline))
            .filter(component -> component.isEnabled(pipeline.spec()))
            .toList()
        : List.of();
  }

  private static boolean isUser(Component component, PipelineContext pipeline) {
    return switch (component) {
      case PRODUCER, STREAMING_JOB, KAFKA_UI, CONTROL_CENTER -> true;
      case PROVISIONER -> pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI;
      case SCHEMA_REGISTRY -> component.needs(pipeline.spec()).contains(Component.KAFKA_USERS);
      case ZOOKEEPER,
          KAFKA,
          KAFKA_USERS,
          CASSANDRA,
          SPARK_MASTER,
          SPARK_WORKER,
          POSTGRES,
          AIRFLOW_MIGRATION,
          AIRFLOW_API_SERVER,
          AIRFLOW_SCHEDULER,
          AIRFLOW_DAG_PROCESSOR ->
          false;
    };
  }

  /** The ACLs of a component's user. */
  public static List<AclRule> of(Component component, PipelineContext pipeline) {
    TopicSpec topic = pipeline.spec().topic();
    return switch (component) {
      case PROVISIONER ->
          Stream.of(topic.name(), topic.deadLetterTopic())
              .map(
                  name ->
                      AclRule.topic(name, CREATE, ALTER, ALTER_CONFIGS, DESCRIBE, DESCRIBE_CONFIGS))
              .toList();
      case PRODUCER ->
          List.of(
              AclRule.topic(topic.name(), DESCRIBE, WRITE),
              AclRule.topic(topic.deadLetterTopic(), DESCRIBE, WRITE));
      case STREAMING_JOB ->
          List.of(
              AclRule.topic(topic.name(), DESCRIBE, READ),
              AclRule.topic(topic.deadLetterTopic(), DESCRIBE, WRITE),
              AclRule.groupsThatBegin(GROUPS_OF_SPARK, DESCRIBE, READ));
      case SCHEMA_REGISTRY ->
          List.of(
              AclRule.topic(
                  SchemaRegistryTopic.nameFor(pipeline),
                  CREATE,
                  DESCRIBE,
                  DESCRIBE_CONFIGS,
                  READ,
                  WRITE),
              AclRule.group(SchemaRegistryTopic.groupFor(pipeline), DESCRIBE, READ));
      case KAFKA_UI ->
          List.of(
              AclRule.cluster(DESCRIBE, DESCRIBE_CONFIGS),
              AclRule.anyTopic(DESCRIBE, DESCRIBE_CONFIGS, READ),
              AclRule.group("*", DESCRIBE, READ));
      // Control Center creates internal topics, whose names it chooses itself
      case CONTROL_CENTER ->
          List.of(AclRule.cluster(ALL), AclRule.anyTopic(ALL), AclRule.group("*", ALL));
      default -> throw new IllegalArgumentException(component + " has no user");
    };
  }
}
