package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.expression.ExpressionException;
import dev.streamingpipeline.model.expression.FieldExpression;
import dev.streamingpipeline.model.spec.FieldSpec;
import dev.streamingpipeline.model.spec.SchemaSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code spec.schema} must be. */
final class SchemaRules {
  private static final String PATH = "spec.schema";

  private SchemaRules() {}

  static void check(SchemaSpec schema, Problems problems) {
    if (!problems.present(PATH, schema, "declare the record's fields")) {
      return;
    }
    List<FieldSpec> fields = schema.fields();
    if (fields.isEmpty()) {
      problems.add(PATH + ".fields", "is required; declare at least the key field");
    } else if (fields.size() > SchemaSpec.MAX_FIELDS) {
      problems.add(
          PATH + ".fields",
          "has %s fields; leave some out, at most %s are allowed"
              .formatted(fields.size(), SchemaSpec.MAX_FIELDS));
      return;
    }
    Set<String> names = new HashSet<>();
    for (int index = 0; index < fields.size(); index++) {
      field("%s.fields[%s]".formatted(PATH, index), fields.get(index), names, problems);
    }
    if (problems.present(PATH + ".key", schema.key(), "name the field that identifies a record")) {
      requiredField(PATH + ".key", schema.key(), schema, problems);
    }
  }

  private static void field(String path, FieldSpec field, Set<String> names, Problems problems) {
    if (field == null) {
      problems.add(path, "is empty; give name, type and value, or take it out");
      return;
    }
    if (problems.present(path + ".name", field.name(), "name the field")) {
      CqlNames.check(path + ".name", field.name(), problems);
      if (!names.add(field.name())) {
        problems.add(path + ".name", "'%s' is declared twice; rename one".formatted(field.name()));
      }
    }
    boolean typed =
        problems.present(
            path + ".type",
            field.type(),
            "use uuid, string, int, long, double, boolean, timestamp or date");
    if (problems.present(path + ".value", field.value(), "give a CEL expression such as record.id")
        && typed
        && field.name() != null) {
      expression(path + ".value", field, problems);
    }
  }

  private static void expression(String path, FieldSpec field, Problems problems) {
    if (field.value().codePointCount(0, field.value().length()) > FieldExpression.MAX_LENGTH) {
      problems.add(
          path, "is longer than %s characters; shorten it".formatted(FieldExpression.MAX_LENGTH));
      return;
    }
    try {
      FieldExpression.compile(field.toField(), field.value());
    } catch (ExpressionException e) {
      problems.add(path, e.getMessage());
    }
  }

  /** A key may be neither unknown nor absent in a record. */
  static void requiredField(String path, String name, SchemaSpec schema, Problems problems) {
    if (schema.fields().isEmpty()) {
      return; // Which is said already.
    }
    Optional<FieldSpec> field =
        schema.fields().stream().filter(f -> f != null && name.equals(f.name())).findFirst();
    if (field.isEmpty()) {
      problems.add(path, "'%s' %s".formatted(name, SchemaSpec.UNKNOWN_REMEDY));
    } else if (!field.get().required()) {
      problems.add(path, "'%s' %s".formatted(name, SchemaSpec.OPTIONAL_REMEDY));
    }
  }
}
