package dev.streamingpipeline.model.contract;

import java.util.Optional;

/**
 * Thrown for a record that violates the contract. The record goes to the dead-letter topic; the
 * stream continues.
 */
public final class ContractViolationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Limits the message, which may quote the record and becomes a header of the dead letter. */
  private static final int MAX_MESSAGE_LENGTH = 500;

  private final Violation violation;
  private final String field;

  /**
   * @param violation the kind
   * @param field the field, or null for the whole record
   * @param message the human-readable description
   */
  public ContractViolationException(Violation violation, String field, String message) {
    // No stack trace: it would not help to find the bad record, and a bad source causes thousands
    // of these
    super(shorten(message), null, false, false);
    this.violation = violation;
    this.field = shorten(field);
  }

  private static String shorten(String text) {
    return text == null || text.length() <= MAX_MESSAGE_LENGTH
        ? text
        : text.substring(0, MAX_MESSAGE_LENGTH) + "...";
  }

  public Violation violation() {
    return violation;
  }

  /** The field; empty for the whole record. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
