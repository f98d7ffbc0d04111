package dev.streamingpipeline.provisioner.table;

import java.util.Map;

/**
 * A table's actual state.
 *
 * @param columns each column's type in CQL, by name
 * @param primaryKey its primary key
 */
record ActualTable(Map<String, String> columns, PrimaryKey primaryKey) {
  ActualTable {
    columns = Map.copyOf(columns);
  }
}
