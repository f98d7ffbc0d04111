package dev.streamingpipeline.model.validation;

/**
 * A rule as the CRD has it, in {@code x-kubernetes-validations}.
 *
 * @param path the place in the schema, such as {@code spec.schema.fields[].name}; empty for the
 *     resource itself
 * @param rule the expression, in CEL
 * @param fieldPath which field below the place the message is about, with a leading dot; null for
 *     the place itself
 * @param message what is wrong and what to do about it
 * @param messageExpression the message in CEL, with the offending value; null where there is none
 */
public record CelRule(
    String path, String rule, String fieldPath, String message, String messageExpression) {
  /**
   * A rule with messages about a field.
   *
   * @param field the field below the place; empty for the place itself
   * @param messageExpression null where there is none
   */
  static CelRule of(String path, Cel rule, String field, String message, Cel messageExpression) {
    return new CelRule(
        path,
        rule.text(),
        field.isEmpty() ? null : "." + field,
        message,
        messageExpression == null ? null : messageExpression.text());
  }
}
