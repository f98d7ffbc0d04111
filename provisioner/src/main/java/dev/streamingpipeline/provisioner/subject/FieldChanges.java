package dev.streamingpipeline.provisioner.subject;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The differences between the fields of two schemas.
 *
 * <p>The registries' compatibility checks are not enough: Apicurio ignores JSON Schema's {@code
 * format}, so it accepts a change from uuid to any string and from long to int.
 *
 * @param added fields that are new
 * @param removed fields that are gone
 * @param typeChanged fields whose type changed
 * @param becameRequired formerly optional fields that are now required
 * @param becameOptional formerly required fields that are now optional
 */
record FieldChanges(
    List<RegisteredField> added,
    List<RegisteredField> removed,
    List<Change> typeChanged,
    List<RegisteredField> becameRequired,
    List<RegisteredField> becameOptional) {

  /** A field before and after. */
  record Change(RegisteredField before, RegisteredField after) {}

  static FieldChanges between(List<RegisteredField> before, List<RegisteredField> after) {
    FieldChanges changes =
        new FieldChanges(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (RegisteredField old : before) {
      after.stream()
          .filter(field -> field.name().equals(old.name()))
          .findFirst()
          .ifPresentOrElse(field -> changes.compare(old, field), () -> changes.removed.add(old));
    }
    after.stream()
        .filter(field -> before.stream().noneMatch(old -> old.name().equals(field.name())))
        .forEach(changes.added::add);
    return changes;
  }

  private void compare(RegisteredField before, RegisteredField after) {
    if (!before.type().equals(after.type())) {
      typeChanged.add(new Change(before, after));
    }
    if (!before.required() && after.required()) {
      becameRequired.add(after);
    } else if (before.required() && !after.required()) {
      becameOptional.add(after);
    }
  }

  /** Refuses each change after which existing records could no longer be read. */
  void refuse(String resource, PlanBuilder<?> plan) {
    for (RegisteredField field : removed) {
      plan.refuse(
          resource,
          "field '%s' (%s) is no longer declared; existing records have it"
              .formatted(field.name(), field.type()),
          "Declare it again as %s; a field that is no longer needed may have required: false"
              .formatted(field.type()));
    }
    for (Change change : typeChanged) {
      plan.refuse(
          resource,
          "field '%s' was %s and is declared %s; existing records have it as %s"
              .formatted(
                  change.before().name(),
                  change.before().type(),
                  change.after().type(),
                  change.before().type()),
          "Set its type back to %s, or declare an optional field of another name"
              .formatted(change.before().type()));
    }
    for (RegisteredField field : becameRequired) {
      plan.refuse(
          resource,
          "field '%s' (%s) was optional and is declared required; existing records may lack it"
              .formatted(field.name(), field.type()),
          "Set required: false on it");
    }
    for (RegisteredField field : added) {
      if (field.required()) {
        plan.refuse(
            resource,
            "field '%s' (%s) is new and required; existing records lack it"
                .formatted(field.name(), field.type()),
            "Set required: false on it");
      }
    }
  }

  /** The changes that are not refused, in readable form. */
  String detail() {
    List<String> parts = new ArrayList<>();
    if (!added.isEmpty()) {
      parts.add("new " + names(added));
    }
    if (!becameOptional.isEmpty()) {
      parts.add("now optional " + names(becameOptional));
    }
    return "schema: " + (parts.isEmpty() ? "field order or annotations" : String.join(", ", parts));
  }

  private static String names(List<RegisteredField> fields) {
    return fields.stream().map(RegisteredField::name).collect(joining(", "));
  }
}
