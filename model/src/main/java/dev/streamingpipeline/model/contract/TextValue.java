package dev.streamingpipeline.model.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values that JSON carries as text: UUIDs, timestamps and dates. */
public final class TextValue {
  /** Stricter than UUID.fromString, which also accepts shortened groups. */
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant AFTER_LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  private TextValue() {}

  /**
   * Parses the text of a UUID, timestamp or date field.
   *
   * @return a UUID, an Instant of whole milliseconds, or a LocalDate
   * @throws ContractViolationException when the text does not have the syntax of the type
   */
  public static Object parse(Field field, String text) throws ContractViolationException {
    try {
      return switch (field.type()) {
        case UUID -> uuid(text);
        case TIMESTAMP -> timestamp(text);
        case DATE -> inRange(LocalDate.parse(text));
        default -> throw new IllegalArgumentException(field.type() + " is no text value");
      };
    } catch (DateTimeException e) {
      throw new ContractViolationException(
          Violation.WRONG_TYPE,
          field.name(),
          "'%s' is no %s; wanted is %s"
              .formatted(abbreviate(text), field.type().displayName(), form(field.type())));
    }
  }

  /**
   * Returns the text if UTF-8 can encode it. JSON can escape an unpaired surrogate, which would be
   * stored in the table as a question mark.
   *
   * @throws ContractViolationException when it can't
   */
  public static String wellFormed(Field field, String text) throws ContractViolationException {
    int codePoint;
    for (int index = 0; index < text.length(); index += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(index);
      if (Character.getType(codePoint) == Character.SURROGATE) {
        throw new ContractViolationException(
            Violation.WRONG_TYPE, field.name(), "holds half of a surrogate pair, so is no text");
      }
    }
    return text;
  }

  /**
   * Checks a timestamp against the range of its text form, which all formats and systems support.
   *
   * @throws ContractViolationException when it is not between the years 1 and 9999
   */
  public static Instant inRange(Field field, Instant time) throws ContractViolationException {
    if (time.isBefore(EARLIEST) || !time.isBefore(AFTER_LATEST)) {
      throw outOfRange(field, time);
    }
    return time;
  }

  /**
   * Checks a date against the range of its text form.
   *
   * @throws ContractViolationException when it is not between the years 1 and 9999
   */
  public static LocalDate inRange(Field field, LocalDate date) throws ContractViolationException {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw outOfRange(field, date);
    }
    return date;
  }

  private static ContractViolationException outOfRange(Field field, Object value) {
    return new ContractViolationException(
        Violation.WRONG_TYPE,
        field.name(),
        "%s is not between the years 1 and 9999".formatted(value));
  }

  private static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new DateTimeException("no UUID");
    }
    return UUID.fromString(text);
  }

  /** RFC 3339 requires an offset; the meaning of a time without one depends on the time zone. */
  private static Instant timestamp(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    // In UTC, as it is stored: the offset can move it out of the years 1 to 9999.
    inRange(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** RFC 3339 has four-digit years. */
  private static LocalDate inRange(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw new DateTimeException("year out of range");
    }
    return date;
  }

  private static String form(FieldType type) {
    return switch (type) {
      case UUID -> "a form such as 123e4567-e89b-12d3-a456-426614174000";
      case TIMESTAMP -> "a form such as 2026-01-31T12:00:00Z";
      default -> "a form such as 2026-01-31";
    };
  }

  private static String abbreviate(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
