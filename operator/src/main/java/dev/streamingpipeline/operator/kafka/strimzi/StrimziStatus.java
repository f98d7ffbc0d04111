package dev.streamingpipeline.operator.kafka.strimzi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Strimzi says of a Kafka. Not to be ready is a condition of its own, and a type can be there
 * several times.
 *
 * @param observedGeneration what it is about
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StrimziStatus(
    Long observedGeneration,
    List<Condition> conditions,
    String kafkaVersion,
    String operatorLastSuccessfulVersion) {
  private static final StrimziStatus NOTHING = new StrimziStatus(null, null, null, null);

  StrimziStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** One of its conditions. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Condition(String type, String status, String reason, String message) {
    Condition {
      reason = reason == null ? "" : reason;
      message = message == null ? "" : message;
    }
  }

  static StrimziStatus of(GenericKubernetesResource kafka) {
    Object status = kafka.get("status");
    return status == null ? NOTHING : ManifestTree.read(status, StrimziStatus.class);
  }

  /** The first of a type that holds. */
  Optional<Condition> find(String type) {
    return all(type).findFirst();
  }

  /** All of a type that hold. */
  Stream<Condition> all(String type) {
    return conditions.stream()
        .filter(condition -> type.equals(condition.type()))
        .filter(condition -> "True".equals(condition.status()));
  }

  /** What runs, in words behind a sentence. */
  String versions() {
    return kafkaVersion == null || operatorLastSuccessfulVersion == null
        ? ""
        : " with Kafka %s, by Strimzi %s".formatted(kafkaVersion, operatorLastSuccessfulVersion);
  }
}
