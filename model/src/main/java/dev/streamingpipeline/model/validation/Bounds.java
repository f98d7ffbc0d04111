package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Reason.IN_THE_SCHEMA;
import static dev.streamingpipeline.model.validation.Rule.javaOnly;

import java.util.Collection;
import java.util.Map;

/**
 * The Java side of what JSON Schema states itself: minimum and maximum, length, {@code required}.
 * The CRD has these from the annotations of the specification's records, not from the table.
 */
final class Bounds {
  private static final String HOLE = "fill it in or take it out";

  private Bounds() {}

  /** A check that also runs where the value is absent. */
  interface OfAbsent<T> extends Rule.Check<T> {}

  /** The value is present, and a text is not blank. */
  static <T> Rule<T> required(String remedy) {
    OfAbsent<T> check =
        (value, report) -> {
          if (value == null || (value instanceof String text && text.isBlank())) {
            report.value("is required; ");
          }
        };
    return javaOnly(IN_THE_SCHEMA, check, remedy);
  }

  /** An element of a list is not null; in YAML, a dash without a value is null. */
  static <T> Rule<T> filled() {
    return filled(HOLE);
  }

  /** An element of a list is not null. */
  static <T> Rule<T> filled(String remedy) {
    OfAbsent<T> check =
        (value, report) -> {
          if (value == null) {
            report.value("is empty; ");
          }
        };
    return javaOnly(IN_THE_SCHEMA, check, remedy);
  }

  /** Each key of a map has a value. The API server treats null as absent. */
  static Rule<Map<String, String>> filledEntries() {
    return javaOnly(
        IN_THE_SCHEMA, Forms.entries((key, value) -> value == null ? "is empty; " : null), HOLE);
  }

  /** A number within bounds, both included. */
  static <N extends Number> Rule<N> between(long least, long most) {
    return javaOnly(
        IN_THE_SCHEMA,
        value -> value.longValue() >= least && value.longValue() <= most,
        "is %s; it "::formatted,
        "must be between %s and %s".formatted(least, most));
  }

  /** A text of at most that many characters. */
  static Rule<String> atMost(int length) {
    return javaOnly(
        IN_THE_SCHEMA,
        text -> text.length() <= length,
        Bounds::tooLong,
        "shorten it to at most " + length);
  }

  /**
   * A text of at most that many characters, with the remedy of another rule that names the length.
   */
  static Rule<String> atMost(int length, String remedy) {
    return javaOnly(IN_THE_SCHEMA, text -> text.length() <= length, Forms::notAllowed, remedy);
  }

  /** Each value of a map has at most that many characters. */
  static Rule<Map<String, String>> valuesAtMost(int length) {
    return javaOnly(
        IN_THE_SCHEMA,
        Forms.entries(
            (key, value) -> value == null || value.length() <= length ? null : tooLong(value)),
        "shorten it to at most " + length);
  }

  private static String tooLong(String text) {
    return "has %s characters; ".formatted(text.length());
  }

  /**
   * A list of at most that many elements.
   *
   * @param kind what the elements are, for the message
   */
  static <C extends Collection<?>> Rule<C> sizeAtMost(int most, String kind) {
    return javaOnly(
        IN_THE_SCHEMA,
        list -> list.size() <= most,
        list -> "has %s %s; ".formatted(list.size(), kind),
        "leave some out, at most %s are allowed".formatted(most));
  }

  /** A list of at most that many elements. */
  static <C extends Collection<?>> Rule<C> sizeAtMost(int most) {
    return javaOnly(
        IN_THE_SCHEMA,
        list -> list.size() <= most,
        list -> "are more than %s; ".formatted(most),
        "leave some out");
  }

  /** A map of at most that many entries. */
  static Rule<Map<String, String>> entriesAtMost(int most) {
    return javaOnly(
        IN_THE_SCHEMA,
        entries -> entries.size() <= most,
        entries -> "are more than %s; ".formatted(most),
        "leave some out");
  }

  /** A list with at least one element. */
  static <C extends Collection<?>> Rule<C> notEmpty(String remedy) {
    return javaOnly(IN_THE_SCHEMA, list -> !list.isEmpty(), list -> "is required; ", remedy);
  }
}
