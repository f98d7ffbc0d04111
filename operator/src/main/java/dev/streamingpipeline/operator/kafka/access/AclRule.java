package dev.streamingpipeline.operator.kafka.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Kafka ACL: the operations that a user may perform on a resource. Its JSON is what Strimzi's
 * {@code KafkaUser} and the Job that creates users expect.
 */
public record AclRule(Resource resource, List<Operation> operations) {
  /** The Kafka resource. Type {@code cluster} has neither name nor pattern type. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Resource(String type, String name, String patternType) {}

  /** The ACL operations of Kafka that the operator grants. */
  public enum Operation {
    @JsonProperty("All")
    ALL,
    @JsonProperty("Alter")
    ALTER,
    @JsonProperty("AlterConfigs")
    ALTER_CONFIGS,
    @JsonProperty("Create")
    CREATE,
    @JsonProperty("Describe")
    DESCRIBE,
    @JsonProperty("DescribeConfigs")
    DESCRIBE_CONFIGS,
    @JsonProperty("Read")
    READ,
    @JsonProperty("Write")
    WRITE
  }

  public static AclRule topic(String name, Operation... operations) {
    return rule("topic", name, "literal", operations);
  }

  public static AclRule anyTopic(Operation... operations) {
    return topic("*", operations);
  }

  public static AclRule group(String name, Operation... operations) {
    return rule("group", name, "literal", operations);
  }

  public static AclRule groupPrefix(String prefix, Operation... operations) {
    return rule("group", prefix, "prefix", operations);
  }

  public static AclRule cluster(Operation... operations) {
    return rule("cluster", null, null, operations);
  }

  private static AclRule rule(
      String type, String name, String patternType, Operation... operations) {
    return new AclRule(
        new Resource(type, name, patternType), Stream.of(operations).sorted().toList());
  }
}
