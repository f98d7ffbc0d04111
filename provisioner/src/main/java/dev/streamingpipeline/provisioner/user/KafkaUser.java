package dev.streamingpipeline.provisioner.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A Kafka user, which one program logs in with.
 *
 * @param name the user name
 * @param acls its complete permissions
 */
record KafkaUser(
    @JsonProperty(required = true) String name, @JsonProperty(required = true) List<AclRule> acls) {
  KafkaUser {
    acls = List.copyOf(acls);
  }

  /** The principal in Kafka's ACLs. */
  String principal() {
    return "User:" + name;
  }

  /** Its permissions as Kafka's ACL bindings. */
  Set<AclBinding> aclBindings() {
    return acls.stream()
        .flatMap(rule -> rule.toKafka(principal()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
