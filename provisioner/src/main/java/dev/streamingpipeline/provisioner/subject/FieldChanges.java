package dev.streamingpipeline.provisioner.subject;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What is different between the fields of two schemas.
 *
 * <p>Our own check, because the registries' checks are not enough: Apicurio does not look at JSON
 * Schema's {@code format}, and so lets a uuid become any string and a long an int.
 *
 * @param added fields that are new
 * @param removed fields that are gone
 * @param retyped fields of another type
 * @param tightened fields that every record must have from now on
 * @param loosened fields that a record may lack from now on
 */
record FieldChanges(
    List<RegisteredField> added,
    List<RegisteredField> removed,
    List<Change> retyped,
    List<RegisteredField> tightened,
    List<RegisteredField> loosened) {

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
      retyped.add(new Change(before, after));
    }
    if (!before.required() && after.required()) {
      tightened.add(after);
    } else if (before.required() && !after.required()) {
      loosened.add(after);
    }
  }

  /** Refuses each change after which old records could not be read any more. */
  void refuse(String resource, PlanBuilder<?> plan) {
    for (RegisteredField field : removed) {
      plan.refuse(
          resource,
          "field '%s' (%s) is no longer declared; records have it"
              .formatted(field.name(), field.type()),
          "Declare it again as %s; a field that nobody needs may have required: false"
              .formatted(field.type()));
    }
    for (Change change : retyped) {
      plan.refuse(
          resource,
          "field '%s' was %s and is declared %s; records have it as %s"
              .formatted(
                  change.before().name(),
                  change.before().type(),
                  change.after().type(),
                  change.before().type()),
          "Set its type back to %s, or declare an optional field of another name"
              .formatted(change.before().type()));
    }
    for (RegisteredField field : tightened) {
      plan.refuse(
          resource,
          "field '%s' (%s) was optional and is declared required; there are records without it"
              .formatted(field.name(), field.type()),
          "Set required: false on it");
    }
    for (RegisteredField field : added) {
      if (field.required()) {
        plan.refuse(
            resource,
            "field '%s' (%s) is new and required; there are records without it"
                .formatted(field.name(), field.type()),
            "Set required: false on it");
      }
    }
  }

  /** The changes that are not refused, in a few words. */
  String detail() {
    List<String> parts = new ArrayList<>();
    if (!added.isEmpty()) {
      parts.add("new " + names(added));
    }
    if (!loosened.isEmpty()) {
      parts.add("now optional " + names(loosened));
    }
    return "schema: " + (parts.isEmpty() ? "another form" : String.join(", ", parts));
  }

  private static String names(List<RegisteredField> fields) {
    return fields.stream().map(RegisteredField::name).collect(joining(", "));
  }
}
