package dev.streamingpipeline.model.validation;

import static dev.streamingpipeline.model.validation.Bounds.required;
import static dev.streamingpipeline.model.validation.Cel.cel;
import static dev.streamingpipeline.model.validation.ChangeRule.unchangeable;
import static dev.streamingpipeline.model.validation.ChangeRule.unchangeableList;
import static dev.streamingpipeline.model.validation.Elements.each;
import static dev.streamingpipeline.model.validation.Property.at;
import static dev.streamingpipeline.model.validation.Rule.none;
import static dev.streamingpipeline.model.validation.Rule.rule;

import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SchemaSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The rules of {@code spec.sink.cassandra}. */
final class SinkRules {
  static final Row<CassandraSinkSpec> TABLE =
      Group.all(
          at(
              "keyspace",
              CassandraSinkSpec::keyspace,
              required("name the keyspace"),
              Names.cql(),
              rule(
                  cel("self != 'system' && !self.startsWith('system_')"),
                  name -> !name.equals("system") && !name.startsWith("system_"),
                  "is one of Cassandra's own keyspaces; choose another"),
              unchangeable()),
          at(
              "table",
              CassandraSinkSpec::table,
              required("name the table"),
              Names.cql(),
              unchangeable()),
          at(
              "primaryKey",
              CassandraSinkSpec::primaryKey,
              Bounds.notEmpty("name the columns that identify a row, such as [id]"),
              Bounds.sizeAtMost(CassandraSinkSpec.MAX_KEY_COLUMNS, "columns"),
              each(required("name a field, or take it out")),
              none(
                      cel("self.filter(column, !self.exists_one(other, other == column))"),
                      SinkRules::noneTwice,
                      "",
                      "is in the key twice; take one out")
                  .inCel("a column "),
              unchangeableList()));

  /** The rules of a whole specification about the columns of the key. */
  static final Row<PipelineSpec> KEY =
      Group.all(
          none(
                  cel(
                      "self.sink.cassandra.primaryKey.filter(column,"
                          + " !self.schema.fields.exists(field, field.name == column))"),
                  columns(SchemaRules::isKnown),
                  "",
                  SchemaRules.UNKNOWN)
              .about("sink.cassandra.primaryKey")
              .inCel("a column "),
          none(
                  cel(
                      "self.sink.cassandra.primaryKey.filter(column,"
                          + " self.schema.fields.exists(field, field.name == column"
                          + " && has(field.required) && !field.required))"),
                  columns(SchemaRules::isInEveryRecord),
                  "",
                  SchemaRules.OPTIONAL)
              .about("sink.cassandra.primaryKey")
              .inCel("a column "));

  private SinkRules() {}

  private static void noneTwice(List<String> columns, Report report) {
    Set<String> names = new HashSet<>();
    for (int index = 0; index < columns.size(); index++) {
      String column = columns.get(index);
      if (column != null && !names.add(column)) {
        report.element(index, Forms.quoted(column));
      }
    }
  }

  private static Rule.Check<PipelineSpec> columns(BiPredicate<SchemaSpec, String> holds) {
    return (spec, report) -> {
      if (spec.sink() == null || spec.sink().cassandra() == null) {
        return;
      }
      List<String> columns = spec.sink().cassandra().primaryKey();
      for (int index = 0; index < columns.size(); index++) {
        if (!holds.test(spec.schema(), columns.get(index))) {
          report.element(index, Forms.quoted(columns.get(index)));
        }
      }
    };
  }
}
