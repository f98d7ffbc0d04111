package dev.streamingpipeline.model.contract;

/** The kinds of contract violations: the {@code reason} of a dead letter. */
public enum Violation {
  /** The message has no value. */
  NULL_VALUE("NullValue"),
  /** The bytes are not JSON, or not valid UTF-8. */
  NOT_JSON("NotJson"),
  /** It is JSON, but not an object. */
  NOT_AN_OBJECT("NotAnObject"),
  /** An object has a duplicate key, which parsers treat differently. */
  DUPLICATE_KEY("DuplicateKey"),
  /** Nested deeper than {@link Contract#MAX_NESTING_DEPTH}. */
  TOO_DEEP("TooDeep"),
  /** Larger than {@link Contract#MAX_RECORD_BYTES}. */
  TOO_LARGE("TooLarge"),
  /** A required field is absent or null. */
  MISSING_FIELD("MissingField"),
  /** A field's value is not of its type. */
  WRONG_TYPE("WrongType"),
  /** The record has a field that is not in the contract. */
  UNKNOWN_FIELD("UnknownField"),
  /** The field's {@code value} expression failed on this record. */
  EXPRESSION_FAILED("ExpressionFailed"),
  /** Not in Confluent's wire format. */
  NOT_AVRO("NotAvro"),
  /** The registry has no schema with the record's schema id. */
  UNKNOWN_SCHEMA("UnknownSchema"),
  /** Cassandra rejects the row's content, so retrying does not help. */
  NOT_WRITABLE("NotWritable");

  private final String reason;

  Violation(String reason) {
    this.reason = reason;
  }

  /** The machine-readable reason, in CamelCase. */
  public String reason() {
    return reason;
  }
}
