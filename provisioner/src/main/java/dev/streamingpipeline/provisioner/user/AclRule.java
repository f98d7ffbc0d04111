package dev.streamingpipeline.provisioner.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * An ACL rule, in the format of Strimzi's {@code KafkaUser}.
 *
 * @param operations such as {@code Read} and {@code DescribeConfigs}
 */
record AclRule(
    @JsonProperty(required = true) Resource resource,
    @JsonProperty(required = true) Set<String> operations) {
  private static final String ANY_HOST = "*";

  AclRule {
    operations = Set.copyOf(operations);
  }

  /**
   * The resource pattern that the rule applies to.
   *
   * @param type {@code topic}, {@code group} or {@code cluster}
   * @param name the name or prefix; null for the cluster
   * @param patternType {@code literal}, also where it is left out, or {@code prefix}
   */
  record Resource(@JsonProperty(required = true) String type, String name, String patternType) {
    private static final String CLUSTER = "kafka-cluster";

    ResourcePattern toKafka() {
      return new ResourcePattern(
          ResourceType.fromString(type),
          name == null ? CLUSTER : name,
          "prefix".equals(patternType) ? PatternType.PREFIXED : PatternType.LITERAL);
    }
  }

  /** The rule as Kafka's ACL bindings. */
  Stream<AclBinding> toKafka(String principal) {
    return operations.stream()
        .map(
            operation ->
                new AclBinding(
                    resource.toKafka(),
                    new AccessControlEntry(
                        principal, ANY_HOST, operationOf(operation), AclPermissionType.ALLOW)));
  }

  /** Kafka's name of an operation: {@code DESCRIBE_CONFIGS} for {@code DescribeConfigs}. */
  private static AclOperation operationOf(String name) {
    return AclOperation.fromString(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }
}
