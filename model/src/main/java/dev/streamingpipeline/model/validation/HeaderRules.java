package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.Forms.entries;
import static dev.streamingpipeline.model.validation.Rule.javaOnly;
import static dev.streamingpipeline.model.validation.Rule.none;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of HTTP headers. */
final class HeaderRules {
  private static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9-]{0,63}";
  private static final String NAME_REMEDY = "use letters, digits and dashes, at most 64";
  private static final String VALUE_FORM = "[\\x20-\\x7e]*";
  private static final String VALUE_REMEDY =
      "use at most 1024 printable ASCII characters on one line";

  /** Headers whose values belong into a Secret. */
  private static final String CREDENTIALS =
      "(?i)(authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token)";

  /** Headers that the HTTP client sets. */
  private static final String OWNED =
      "(?i)(host|content-length|connection|upgrade|expect|transfer-encoding)";

  private static final String OWNED_REMEDY = "is set by the HTTP client itself; take it out";

  static final Rule<String> NAME = Forms.matches(NAME_FORM, NAME_REMEDY);

  static final Rule<String> NOT_OWNED =
      rule(
          cel("!%s").with(Cel.matches("self", OWNED)), name -> !matches(name, OWNED), OWNED_REMEDY);

  static final Rule<Map<String, String>> NO_CREDENTIALS =
      none(
          cel("self.filter(name, %s)").with(Cel.matches("name", CREDENTIALS)),
          entries((name, value) -> matches(name, CREDENTIALS) ? "" : null),
          "",
          "is a credential; put it into a Secret and name that in headersFrom");

  static final Rule<Map<String, String>> NAMES =
      none(
          cel("self.filter(name, !%s)").with(Cel.matches("name", NAME_FORM)),
          entries((name, value) -> matches(name, NAME_FORM) ? null : Forms.notAllowed(name)),
          "is not allowed; ",
          NAME_REMEDY);

  static final Rule<Map<String, String>> NO_OWNED =
      none(
          cel("self.filter(name, %s)").with(Cel.matches("name", OWNED)),
          entries((name, value) -> matches(name, OWNED) ? "" : null),
          "",
          OWNED_REMEDY);

  static final Rule<Map<String, String>> VALUES =
      none(
          cel("self.filter(name, !%s)").with(Cel.matches("self[name]", VALUE_FORM)),
          entries(
              (name, value) ->
                  value == null || matches(value, VALUE_FORM) ? null : Forms.notAllowed(value)),
          "is not allowed; ",
          VALUE_REMEDY);

  static final Rule<Map<String, String>> VALUE_LENGTHS =
      javaOnly(
          Reason.IN_THE_SCHEMA,
          entries(
              (name, value) ->
                  value == null || value.length() <= HttpSourceSpec.MAX_HEADER_VALUE_LENGTH
                      ? null
                      : Forms.notAllowed(value)),
          VALUE_REMEDY);

  private HeaderRules() {}

  private static boolean matches(String text, String form) {
    return Pattern.matches(form, text);
  }
}
