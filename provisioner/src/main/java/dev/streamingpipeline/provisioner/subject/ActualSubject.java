package dev.streamingpipeline.provisioner.subject;

import java.util.List;
import java.util.Optional;

/**
 * A subject as the registry has it.
 *
 * @param level its own compatibility level, when it has one
 * @param latest its newest schema, when it has one
 * @param incompatibilities what the registry itself has against the contract as the next schema
 */
record ActualSubject(
    Optional<String> level, Optional<String> latest, List<String> incompatibilities) {
  /** A subject that nobody has heard of. */
  static final ActualSubject ABSENT =
      new ActualSubject(Optional.empty(), Optional.empty(), List.of());

  ActualSubject {
    incompatibilities = List.copyOf(incompatibilities);
  }
}
