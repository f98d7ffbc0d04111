package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The ways in which a record can violate the contract that the rest of the response satisfies. */
public enum BrokenRecord {
  MISSING_UUID("login.uuid is missing"),
  UUID_NOT_A_UUID("login.uuid is text, but not a UUID"),
  DOB_NOT_A_DATE("dob.date is text, but not a date"),
  NAME_IS_A_NUMBER("name.first is a number where text is wanted"),
  DEEP_NESTING("name.first is an object of " + BrokenRecord.DEPTH + " levels"),
  DUPLICATE_KEYS("the record has two members named email, with two values"),
  NOT_AN_OBJECT("the record is text, not an object"),
  HUGE_STRING("name.last is text of " + BrokenRecord.HUGE_LENGTH + " bytes");

  /** Parsers commonly stop at 512 or 1,000 levels. */
  static final int DEPTH = 3_000;

  /** Twice the largest message that a Kafka broker accepts by default. */
  static final int HUGE_LENGTH = 2 * 1024 * 1024;

  private static final String PLACE = "the-value-to-replace";

  private final String description;

  BrokenRecord(String description) {
    this.description = description;
  }

  /** A readable description of what is wrong with such a record. */
  public String description() {
    return description;
  }

  /**
   * Breaks a valid record, which it modifies, and returns its JSON. The result is text, because a
   * tree can't hold two members of one name.
   */
  String breaking(ObjectNode sound) {
    return switch (this) {
      case MISSING_UUID -> without(sound, "login", "uuid");
      case UUID_NOT_A_UUID -> with(sound, "login", "uuid", "\"not-a-uuid\"");
      case DOB_NOT_A_DATE -> with(sound, "dob", "date", "\"the day before yesterday\"");
      case NAME_IS_A_NUMBER -> with(sound, "name", "first", "42");
      case DEEP_NESTING -> with(sound, "name", "first", nested());
      case DUPLICATE_KEYS -> "{\"email\":\"first@example.com\"," + sound.toString().substring(1);
      case NOT_AN_OBJECT -> "\"not a record\"";
      case HUGE_STRING -> with(sound, "name", "last", "\"" + "x".repeat(HUGE_LENGTH) + "\"");
    };
  }

  private static String without(ObjectNode record, String parent, String member) {
    record.withObjectProperty(parent).remove(member);
    return record.toString();
  }

  private static String with(ObjectNode record, String parent, String member, String json) {
    record.withObjectProperty(parent).set(member, TextNode.valueOf(PLACE));
    return record.toString().replace("\"" + PLACE + "\"", json);
  }

  private static String nested() {
    return "{\"in\":".repeat(DEPTH) + "true" + "}".repeat(DEPTH);
  }
}
