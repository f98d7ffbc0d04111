package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Rule.celOnly;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.GoDuration;
import dev.streamingpipeline.model.spec.Quantity;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** Rules about the form of texts. A regular expression is written once, for RE2 and for Java. */
final class Forms {
  /** Kubernetes itself has more forms. */
  static final Rule<Quantity> QUANTITY =
      celOnly(Reason.PARSED_IN_JAVA, Cel.matches("self", Quantity.FORM), Quantity.REMEDY);

  static final Cel IS_DURATION = Cel.matches("self", "(" + GoDuration.FORM + ")");

  /**
   * The duration in milliseconds, a number with a fraction, as the one element of a list; CEL's own
   * durations have no days.
   */
  private static final Cel MILLISECONDS =
      cel(
          "[[['d', '86400000'], ['h', '3600000'], ['m', '60000'], ['s', '1000'], ['x', '1']]"
              + ".map(unit, self.replace('ms', 'x').replace(unit[0], 'e0').findAll('[0-9.]+e0')"
              + ".map(number, double(number)).sum() * double(unit[1])).sum()]");

  private Forms() {}

  /** A text that matches a regular expression as a whole. */
  static Rule<String> matches(String form, String remedy) {
    Pattern pattern = Pattern.compile(form);
    return rule(
        Cel.matches("self", form),
        text -> pattern.matcher(text).matches(),
        Forms::notAllowed,
        remedy);
  }

  /** A text that is empty, or matches a regular expression as a whole. */
  static Rule<String> matchesOrEmpty(String form, String remedy) {
    Pattern pattern = Pattern.compile(form);
    return rule(
        cel("self == '' || %s").with(Cel.matches("self", form)),
        text -> text.isEmpty() || pattern.matcher(text).matches(),
        Forms::notAllowed,
        remedy);
  }

  /** A map each key of which matches a regular expression as a whole. */
  static Rule<Map<String, String>> keysMatch(String form, String remedy) {
    Pattern pattern = Pattern.compile(form);
    return rule(
        cel("self.all(key, %s)").with(Cel.matches("key", form)),
        entries((key, value) -> pattern.matcher(key).matches() ? null : notAllowed(key)),
        remedy);
  }

  /** A map each value of which matches a regular expression as a whole. */
  static Rule<Map<String, String>> valuesMatch(String form, String remedy) {
    Pattern pattern = Pattern.compile(form);
    return rule(
        cel("self.all(key, %s)").with(Cel.matches("self[key]", form)),
        entries(
            (key, value) ->
                value == null || pattern.matcher(value).matches() ? null : notAllowed(value)),
        remedy);
  }

  /**
   * A duration within bounds, both included.
   *
   * @param least as a user would write it
   * @param most as a user would write it
   */
  static Row<GoDuration> between(String least, String most) {
    long shortest = new GoDuration(least).toDuration().toMillis();
    long longest = new GoDuration(most).toDuration().toMillis();
    // Java cuts fractions of a millisecond off, so CEL compares with the next whole one
    Cel range =
        shortest == 0
            ? cel("ms < %s").with(longest + 1)
            : cel("ms >= %s && ms < %s").with(shortest, longest + 1);
    Rule<GoDuration> bounds =
        rule(
            cel("!%s || %s.all(ms, %s)").with(IS_DURATION, MILLISECONDS, range),
            duration -> {
              long milliseconds = duration.toDuration().toMillis();
              return milliseconds >= shortest && milliseconds <= longest;
            },
            "is %s; it "::formatted,
            "must be between %s and %s".formatted(least, most));
    return Group.all(celOnly(Reason.PARSED_IN_JAVA, IS_DURATION, GoDuration.REMEDY), bounds);
  }

  /**
   * Looks at each entry of a map.
   *
   * @param problem what is wrong with a key and its value; null where nothing is
   */
  static Rule.Check<Map<String, String>> entries(BinaryOperator<String> problem) {
    return (entries, report) ->
        entries.forEach(
            (key, value) -> {
              String found = problem.apply(key, value);
              if (found != null) {
                report.entry(key, found);
              }
            });
  }

  static String notAllowed(String text) {
    return "'%s' is not allowed; ".formatted(Problems.shorten(text));
  }

  static String quoted(String text) {
    return "'%s' ".formatted(text);
  }
}
