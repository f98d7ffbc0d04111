package dev.streamingpipeline.provisioner.subject;

import java.util.List;
import java.util.Optional;

/**
 * A subject's actual state in the registry.
 *
 * @param level its compatibility level, where one is set for the subject itself
 * @param latest its latest schema, when it has one
 * @param registeredVerbatim whether the registry's lookup finds the contract's schema; Apicurio
 *     does not find one that was registered with different white space
 * @param incompatibilities the registry's own reasons why the contract is not compatible as the
 *     next schema
 */
record ActualSubject(
    Optional<String> level,
    Optional<String> latest,
    boolean registeredVerbatim,
    List<String> incompatibilities) {
  /** A subject that does not exist. */
  static final ActualSubject ABSENT =
      new ActualSubject(Optional.empty(), Optional.empty(), false, List.of());

  ActualSubject {
    incompatibilities = List.copyOf(incompatibilities);
  }
}
