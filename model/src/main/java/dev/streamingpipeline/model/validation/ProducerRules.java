package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.javaOnly;
import static dev.streamingpipeline.model.validation.Rule.rule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import dev.streamingpipeline.model.spec.ProducerSpec;
import java.util.regex.Pattern;

/** The rules of {@code spec.producer}, except those that every component has. */
final class ProducerRules {
  private static final String SCHEDULE_REMEDY =
      "write five fields: minute, hour, day, month, weekday (0 to 6), such as \"*/10 * * * *\"";

  private static final String MINUTE = "[0-5]?[0-9]";
  private static final String HOUR = "([01]?[0-9]|2[0-3])";
  private static final String DAY = "(0?[1-9]|[12][0-9]|3[01])";
  private static final String MONTH =
      "(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
  private static final String WEEKDAY = "([0-6]|sun|mon|tue|wed|thu|fri|sat)";

  /** The part of the cron syntax that a CronJob and Airflow have in common. */
  private static final String SCHEDULE_FORM =
      "(?i)\\s*"
          + (list(MINUTE) + "\\s+")
          + (list(HOUR) + "\\s+")
          + (list(DAY) + "\\s+")
          + (list(MONTH) + "\\s+")
          + (list(WEEKDAY) + "\\s*");

  private static final Pattern SCHEDULE = Pattern.compile(SCHEDULE_FORM);

  static final Row<ProducerSpec> TABLE =
      Group.all(
          at(
              "schedule",
              ProducerSpec::schedule,
              javaOnly(
                  Reason.IN_THE_SCHEMA,
                  schedule -> schedule.length() <= ProducerSpec.MAX_SCHEDULE_LENGTH,
                  schedule ->
                      "has more than %s characters; ".formatted(ProducerSpec.MAX_SCHEDULE_LENGTH),
                  "shorten it"),
              rule(
                  Cel.matches("self", SCHEDULE_FORM),
                  schedule -> SCHEDULE.matcher(schedule).matches(),
                  ProducerRules::misunderstood,
                  SCHEDULE_REMEDY),
              javaOnly(
                  // It would compare numbers inside a text
                  Reason.TOO_COSTLY_IN_CEL,
                  schedule -> syntaxError(schedule).isEmpty(),
                  ProducerRules::syntaxError,
                  SCHEDULE_REMEDY)),
          at("duration", ProducerSpec::duration, Forms.between("1s", "1d")));

  private ProducerRules() {}

  /** Values, ranges and steps, comma-separated. */
  private static String list(String value) {
    String range = "([*]|" + value + "(-" + value + ")?)" + "(/([1-9]|[1-5][0-9]))?";
    return range + "(," + range + ")*";
  }

  private static String misunderstood(String schedule) {
    String error = syntaxError(schedule);
    return error.isEmpty()
        ? "'%s' is not understood by every scheduler; ".formatted(schedule)
        : error;
  }

  /** Empty where there is none. */
  private static String syntaxError(String schedule) {
    try {
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(schedule);
      return "";
    } catch (IllegalArgumentException e) {
      return "'%s' is no cron expression (%s); ".formatted(schedule, e.getMessage());
    }
  }
}
