package dev.streamingpipeline.model.contract;

import java.util.Optional;

/**
 * A record that breaks the contract. It is for the dead-letter topic; it never stops the stream.
 */
public final class ContractViolationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A message may quote the record, and goes into a header of the dead letter. */
  private static final int MAX_MESSAGE_LENGTH = 500;

  private final Violation violation;
  private final String field;

  /**
   * @param violation the kind
   * @param field the field it is about, or null when it is about the whole record
   * @param message what was found, for a person
   */
  public ContractViolationException(Violation violation, String field, String message) {
    // No stack trace: the place in the code says nothing about the record, and a bad source makes
    // thousands of these.
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

  /** The field, when it is about one. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
