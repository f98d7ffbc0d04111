package dev.streamingpipeline.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a status. The transition time of a condition changes only with its status. */
final class Conditions {
  /** The API conventions allow 32 KiB, but nobody reads a longer message than this. */
  private static final int MAX_MESSAGE_LENGTH = 1024;

  private final List<Condition> before;
  private final Long generation;
  private final String now;
  private final List<Condition> conditions = new ArrayList<>();

  Conditions(List<Condition> before, Long generation, Clock clock) {
    this.before = before == null ? List.of() : before;
    this.generation = generation;
    this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  void add(String type, boolean status, String reason, String message) {
    add(type, status ? "True" : "False", reason, message);
  }

  private void add(String type, String status, String reason, String message) {
    conditions.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(
                message.length() <= MAX_MESSAGE_LENGTH
                    ? message
                    : message.substring(0, MAX_MESSAGE_LENGTH))
            .withObservedGeneration(generation)
            .withLastTransitionTime(
                previous(type)
                    .filter(old -> old.getStatus().equals(status))
                    .map(Condition::getLastTransitionTime)
                    .orElse(now))
            .build());
  }

  /** Keeps the previous conditions of types that were not added: there is no newer information. */
  void retainUnset() {
    before.stream()
        .filter(old -> conditions.stream().noneMatch(c -> c.getType().equals(old.getType())))
        .forEach(conditions::add);
  }

  /** The condition in the previous status. */
  private Optional<Condition> previous(String type) {
    return before.stream().filter(condition -> condition.getType().equals(type)).findFirst();
  }

  List<Condition> toList() {
    return List.copyOf(conditions);
  }
}
