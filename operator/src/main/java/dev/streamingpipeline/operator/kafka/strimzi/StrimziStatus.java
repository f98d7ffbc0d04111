package dev.streamingpipeline.operator.kafka.strimzi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The status that Strimzi writes to a resource. Strimzi reports "not ready" as a condition type of
 * its own, {@code NotReady}, and a type can occur several times.
 *
 * @param observedGeneration the generation of the resource that the status refers to
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

  /** A condition of the status. */
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

  /** The first condition of this type whose status is true. */
  Optional<Condition> find(String type) {
    return all(type).findFirst();
  }

  /** All conditions of this type whose status is true. */
  Stream<Condition> all(String type) {
    return conditions.stream()
        .filter(condition -> type.equals(condition.type()))
        .filter(condition -> "True".equals(condition.status()));
  }

  /** The running versions, as the end of a sentence. */
  String versions() {
    return kafkaVersion == null || operatorLastSuccessfulVersion == null
        ? ""
        : " with Kafka %s, by Strimzi %s".formatted(kafkaVersion, operatorLastSuccessfulVersion);
  }
}
