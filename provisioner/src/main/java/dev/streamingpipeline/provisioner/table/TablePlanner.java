package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.model.contract.Field;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans the changes to a pipeline's keyspace and table. */
final class TablePlanner {
  private static final String ANOTHER_TABLE = "declare another spec.sink.cassandra.table";

  private TablePlanner() {}

  static void plan(
      DesiredTable desired, Optional<ActualKeyspace> actual, PlanBuilder<CassandraTables> plan) {
    plan.resource(desired.keyspaceResource());
    plan.resource(desired.tableResource());
    actual.ifPresentOrElse(
        keyspace -> replication(desired, keyspace, plan), () -> createKeyspace(desired, plan));
    actual
        .flatMap(ActualKeyspace::table)
        .ifPresentOrElse(
            table -> {
              primaryKey(desired, table, plan);
              columns(desired, table, plan);
            },
            () -> createTable(desired, plan));
  }

  private static void createKeyspace(DesiredTable desired, PlanBuilder<CassandraTables> plan) {
    plan.add(
        new CqlStatement(
            desired.keyspaceResource(),
            Effect.CREATED,
            "replication factor %s in %s"
                .formatted(desired.replicationFactor(), desired.datacenter()),
            CqlRendering.createKeyspace(
                desired.sink(), desired.datacenter(), desired.replicationFactor())));
  }

  private static void createTable(DesiredTable desired, PlanBuilder<CassandraTables> plan) {
    plan.add(
        new CqlStatement(
            desired.tableResource(),
            Effect.CREATED,
            "%s columns, primary key %s"
                .formatted(desired.contract().fields().size(), desired.primaryKey()),
            CqlRendering.createTable(desired.contract(), desired.sink())));
  }

  /**
   * Only warns: a changed replication needs a repair afterwards, which an administrator must
   * schedule.
   */
  private static void replication(
      DesiredTable desired, ActualKeyspace keyspace, PlanBuilder<CassandraTables> plan) {
    if (!keyspace.replication().equals(desired.replication())) {
      plan.warn(
          "%s has replication %s and not %s; left unchanged"
              .formatted(
                  desired.keyspaceResource(),
                  new TreeMap<>(keyspace.replication()),
                  new TreeMap<>(desired.replication())));
    }
  }

  private static void primaryKey(
      DesiredTable desired, ActualTable table, PlanBuilder<CassandraTables> plan) {
    if (!table.primaryKey().equals(desired.primaryKey())) {
      plan.refuse(
          desired.tableResource(),
          "has primary key %s and spec.sink.cassandra.primaryKey is %s; a table's primary key can't be changed"
              .formatted(table.primaryKey(), desired.primaryKey()),
          "Set spec.sink.cassandra.primaryKey back, or " + ANOTHER_TABLE);
    }
  }

  private static void columns(
      DesiredTable desired, ActualTable table, PlanBuilder<CassandraTables> plan) {
    for (Field field : desired.contract().fields()) {
      String type = table.columns().get(field.name());
      if (type == null) {
        newColumn(desired, field, plan);
      } else if (!type.equals(field.type().cqlType())) {
        plan.refuse(
            desired.tableResource(),
            "column '%s' is %s and the field is declared %s, which needs %s"
                .formatted(field.name(), type, field.type().displayName(), field.type().cqlType()),
            "Set the field's type back, rename the field, or " + ANOTHER_TABLE);
      }
    }
    TreeSet<String> others = new TreeSet<>(table.columns().keySet());
    desired.contract().fields().forEach(field -> others.remove(field.name()));
    if (!others.isEmpty()) {
      plan.warn(
          "%s has columns that match no field: %s; left unchanged"
              .formatted(desired.tableResource(), String.join(", ", others)));
    }
  }

  private static void newColumn(
      DesiredTable desired, Field field, PlanBuilder<CassandraTables> plan) {
    if (field.required()) {
      plan.refuse(
          desired.tableResource(),
          "has no column for field '%s' (%s), which is required; existing rows would lack it"
              .formatted(field.name(), field.type().displayName()),
          "Set required: false on it, or " + ANOTHER_TABLE);
    } else {
      plan.add(
          new CqlStatement(
              desired.tableResource(),
              Effect.CHANGED,
              "new column %s %s".formatted(field.name(), field.type().cqlType()),
              CqlRendering.addColumn(desired.sink(), field)));
    }
  }
}
