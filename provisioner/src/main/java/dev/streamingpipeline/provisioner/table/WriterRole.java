package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import dev.streamingpipeline.wire.connection.Credentials;

/**
 * The role that writes rows: it may change what is in the one table, and nothing else.
 *
 * @param credentials its name and its password
 */
record WriterRole(Credentials credentials, CassandraSinkSpec sink) {
  /**
   * What there is of it.
   *
   * @param exists whether there is a role of that name
   * @param logsIn whether it logs in with the password
   * @param mayWrite whether it may change the table
   */
  record Actual(boolean exists, boolean logsIn, boolean mayWrite) {}

  String resource() {
    return "role " + credentials.username();
  }

  /** The table, as Cassandra's own tables name it. */
  String tableResource() {
    return "data/%s/%s".formatted(sink.keyspace(), sink.table());
  }

  /** What to do about it. No step says the password. */
  void plan(Actual actual, PlanBuilder<CassandraTables> plan) {
    plan.resource(resource());
    if (!actual.exists()) {
      plan.add(
          new CqlStatement(
              resource(),
              Effect.CREATED,
              "may log in",
              "CREATE ROLE IF NOT EXISTS %s WITH LOGIN = true AND PASSWORD = %s"
                  .formatted(name(), password())));
    } else if (!actual.logsIn()) {
      plan.add(
          new CqlStatement(
              resource(),
              Effect.CHANGED,
              "another password",
              "ALTER ROLE %s WITH LOGIN = true AND PASSWORD = %s".formatted(name(), password())));
    }
    if (!actual.mayWrite()) {
      plan.add(
          new CqlStatement(
              resource(),
              actual.exists() ? Effect.CHANGED : Effect.CREATED,
              "may write to %s.%s".formatted(sink.keyspace(), sink.table()),
              "GRANT MODIFY ON TABLE %s TO %s".formatted(CqlRendering.table(sink), name())));
    }
  }

  private String name() {
    return "\"%s\"".formatted(credentials.username().replace("\"", "\"\""));
  }

  private String password() {
    return "'%s'".formatted(credentials.password().replace("'", "''"));
  }
}
