package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code spec.sink} must be. */
final class SinkRules {
  private static final String PATH = "spec.sink.cassandra";

  private SinkRules() {}

  static void check(PipelineSpec spec, Problems problems) {
    if (!problems.present(
        PATH,
        spec.sink() == null ? null : spec.sink().cassandra(),
        "give keyspace, table and primaryKey")) {
      return;
    }
    CassandraSinkSpec sink = spec.sink().cassandra();
    if (problems.present(PATH + ".keyspace", sink.keyspace(), "name the keyspace")) {
      CqlNames.check(PATH + ".keyspace", sink.keyspace(), problems);
      if (sink.keyspace().equals("system") || sink.keyspace().startsWith("system_")) {
        problems.add(PATH + ".keyspace", CassandraSinkSpec.SYSTEM_REMEDY);
      }
    }
    if (problems.present(PATH + ".table", sink.table(), "name the table")) {
      CqlNames.check(PATH + ".table", sink.table(), problems);
    }
    primaryKey(spec, sink.primaryKey(), problems);
  }

  private static void primaryKey(PipelineSpec spec, List<String> columns, Problems problems) {
    String path = PATH + ".primaryKey";
    if (columns.isEmpty()) {
      problems.add(path, "is required; name the columns that identify a row, such as [id]");
    } else if (columns.size() > CassandraSinkSpec.MAX_KEY_COLUMNS) {
      problems.add(
          path,
          "has %s columns; leave some out, at most %s are allowed"
              .formatted(columns.size(), CassandraSinkSpec.MAX_KEY_COLUMNS));
    }
    Set<String> names = new HashSet<>();
    for (int index = 0; index < columns.size(); index++) {
      String element = "%s[%s]".formatted(path, index);
      String column = columns.get(index);
      if (!problems.present(element, column, "name a field, or take it out")) {
        continue;
      }
      if (!names.add(column)) {
        problems.add(element, "'%s' is in the key twice; take one out".formatted(column));
      }
      if (spec.schema() != null) {
        SchemaRules.requiredField(element, column, spec.schema(), problems);
      }
    }
  }
}
