package dev.streamingpipeline.provisioner.subject;

import java.util.List;
import java.util.Optional;

/**
 * A subject as the registry has it.
 *
 * @param level its own compatibility level, when it has one
 * @param latest its newest schema, when it has one
 * @param findable whether the registry finds the contract's schema there; Apicurio does not find
 *     one that somebody registered with other white space
 * @param incompatibilities what the registry itself has against the contract as the next schema
 */
record ActualSubject(
    Optional<String> level,
    Optional<String> latest,
    boolean findable,
    List<String> incompatibilities) {
  /** A subject that nobody has heard of. */
  static final ActualSubject ABSENT =
      new ActualSubject(Optional.empty(), Optional.empty(), false, List.of());

  ActualSubject {
    incompatibilities = List.copyOf(incompatibilities);
  }
}
