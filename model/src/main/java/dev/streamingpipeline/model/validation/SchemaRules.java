package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.Elements.each;
import static dev.streamingpipeline.model.validation.Group.when;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.javaOnly;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.expression.ExpressionException;
import dev.streamingpipeline.model.expression.FieldExpression;
import dev.streamingpipeline.model.spec.FieldSpec;
import dev.streamingpipeline.model.spec.SchemaSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of {@code spec.schema}. */
final class SchemaRules {
  /** Remedy for a name that is not a field of the contract. */
  static final String UNKNOWN = "is no field of spec.schema.fields; add it there or name another";

  /** Remedy for an optional field that is part of a key. */
  static final String OPTIONAL = "has required: false; a key is in every record, so take that out";

  private static final Row<FieldSpec> FIELD =
      Group.all(
          Bounds.filled("give name, type and value, or take it out"),
          at("name", FieldSpec::name, required("name the field"), Names.cql()),
          at(
              "type",
              FieldSpec::type,
              required("use uuid, string, int, long, double, boolean, timestamp or date")),
          at(
              "value",
              FieldSpec::value,
              required("give a CEL expression such as record.id"),
              javaOnly(
                  Reason.IN_THE_SCHEMA,
                  value -> !isTooLong(value),
                  value -> "is longer than %s characters; ".formatted(FieldExpression.MAX_LENGTH),
                  "shorten it")),
          javaOnly(Reason.NEEDS_A_COMPILER, SchemaRules::compile, "").about("value"));

  static final Row<SchemaSpec> TABLE =
      Group.all(
          at("format", SchemaSpec::format, unchangeable()),
          at(
              "fields",
              SchemaSpec::fields,
              Bounds.notEmpty("declare at least the key field"),
              Bounds.sizeAtMost(SchemaSpec.MAX_FIELDS, "fields"),
              when(
                  SchemaRules::areFew,
                  each(FIELD),
                  javaOnly(Reason.IN_THE_SCHEMA, SchemaRules::noneTwice, "rename one"))),
          when(
              schema -> areFew(schema.fields()),
              at("key", SchemaSpec::key, required("name the field that identifies a record")),
              rule(
                      cel("self.fields.exists(field, field.name == self.key)"),
                      (SchemaSpec schema) -> isKnown(schema, schema.key()),
                      schema -> Forms.quoted(schema.key()),
                      UNKNOWN)
                  .about("key")
                  .quoting(cel("self.key")),
              rule(
                      cel(
                          "self.fields.all(field,"
                              + " field.name != self.key || !has(field.required)"
                              + " || field.required)"),
                      (SchemaSpec schema) -> isInEveryRecord(schema, schema.key()),
                      schema -> Forms.quoted(schema.key()),
                      OPTIONAL)
                  .about("key")
                  .quoting(cel("self.key"))));

  private SchemaRules() {}

  private static boolean areFew(List<FieldSpec> fields) {
    return fields.size() <= SchemaSpec.MAX_FIELDS;
  }

  private static boolean isTooLong(String value) {
    return value.codePointCount(0, value.length()) > FieldExpression.MAX_LENGTH;
  }

  private static void compile(FieldSpec field, Report report) {
    String value = field.value();
    if (field.name() == null || field.type() == null || value == null || value.isBlank()) {
      return; // Other rules report that
    }
    if (isTooLong(value)) {
      return;
    }
    try {
      FieldExpression.compile(field.toField(), value);
    } catch (ExpressionException e) {
      report.value(e.getMessage());
    }
  }

  private static void noneTwice(List<FieldSpec> fields, Report report) {
    Set<String> names = new HashSet<>();
    for (int index = 0; index < fields.size(); index++) {
      String name = fields.get(index) == null ? null : fields.get(index).name();
      if (name != null && !names.add(name)) {
        report.element(index, "name", "'%s' is declared twice; ".formatted(name));
      }
    }
  }

  /**
   * Whether the contract has the field. Also true where name or fields are missing, which other
   * rules report.
   */
  static boolean isKnown(SchemaSpec schema, String name) {
    return isUndecided(schema, name) || field(schema, name).isPresent();
  }

  /** Whether the field is required. Also true for an unknown field, which another rule reports. */
  static boolean isInEveryRecord(SchemaSpec schema, String name) {
    return isUndecided(schema, name) || field(schema, name).map(FieldSpec::required).orElse(true);
  }

  private static boolean isUndecided(SchemaSpec schema, String name) {
    return name == null || name.isBlank() || schema == null || schema.fields().isEmpty();
  }

  private static Optional<FieldSpec> field(SchemaSpec schema, String name) {
    return schema.fields().stream()
        .filter(field -> field != null && name.equals(field.name()))
        .findFirst();
  }
}
