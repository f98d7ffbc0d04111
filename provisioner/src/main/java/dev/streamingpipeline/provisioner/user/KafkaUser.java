package dev.streamingpipeline.provisioner.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A program that logs in to Kafka.
 *
 * @param name by which it does
 * @param acls all that it may do
 */
record KafkaUser(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) List<AccessRule> acls) {
  KafkaUser {
    acls = List.copyOf(acls);
  }

  /** As Kafka's rules name it. */
  String principal() {
    return "User:" + name;
  }

  /** Its rules as Kafka has them. */
  Set<AclBinding> rules() {
    return acls.stream()
        .flatMap(rule -> rule.toKafka(principal()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
