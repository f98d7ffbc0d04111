package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.provisioner.plan.Action.Effect;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import dev.streamingpipeline.wire.connection.Credentials;

/**
 * The Cassandra role that the streaming job writes rows with. Its only permission is MODIFY on the
 * pipeline's table.
 *
 * @param credentials its name and its password
 */
record WriterRole(Credentials credentials, CassandraSinkSpec sink) {
  /**
   * The role's actual state.
   *
   * @param exists whether there is a role of that name
   * @param logsIn whether a login with the password succeeds
   * @param mayWrite whether it has MODIFY on the table
   */
  record Actual(boolean exists, boolean logsIn, boolean mayWrite) {}

  String resource() {
    return "role " + credentials.username();
  }

  /** The table's resource name in {@code system_auth.role_permissions}. */
  String tableResource() {
    return "data/%s/%s".formatted(sink.keyspace(), sink.table());
  }

  /** Plans the changes to the role. No action's detail contains the password. */
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
              "new password",
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
