package dev.streamingpipeline.provisioner.table;

import static java.util.Comparator.comparing;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.Plan;
import dev.streamingpipeline.provisioner.plan.PlanBuilder;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.Credentials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans and applies changes to the keyspaces and tables of a Cassandra cluster. */
public final class CassandraTables implements AutoCloseable {
  /** More than the columns of any realistic table, so that one page holds all of them. */
  private static final int PAGE_SIZE = 5000;

  private final CassandraConnection connection;
  private final Optional<Credentials> writer;
  private final CassandraClient client;

  /**
   * The tables of a cluster, which may not be reachable yet.
   *
   * @param writer the role that writes rows; absent where the admin login writes them too
   */
  public CassandraTables(CassandraConnection connection, Optional<Credentials> writer) {
    this.connection = connection;
    this.writer = writer;
    this.client = new CassandraClient(connection);
  }

  /** Name and address, for messages. */
  public String system() {
    return client.system();
  }

  /**
   * Reads the pipeline's keyspace and table and plans the changes to them.
   *
   * @throws NotReadyException when the cluster does not answer
   * @throws RejectedException when the cluster rejects a request
   */
  public Plan<CassandraTables> plan(Pipeline pipeline) {
    DesiredTable desired = DesiredTable.of(pipeline, connection.datacenter());
    PlanBuilder<CassandraTables> plan = new PlanBuilder<>();
    TablePlanner.plan(desired, read(desired.sink()), plan);
    writer
        .map(credentials -> new WriterRole(credentials, desired.sink()))
        .ifPresent(role -> role.plan(read(role), plan));
    return plan.build();
  }

  private WriterRole.Actual read(WriterRole role) {
    String name = role.credentials().username();
    boolean exists = !rows("SELECT role FROM system_auth.roles WHERE role = ?", name).isEmpty();
    boolean mayWrite =
        rows(
                "SELECT permissions FROM system_auth.role_permissions"
                    + " WHERE role = ? AND resource = ?",
                name,
                role.tableResource())
            .stream()
            .anyMatch(row -> row.getSet("permissions", String.class).contains("MODIFY"));
    return new WriterRole.Actual(exists, exists && logsIn(role.credentials()), mayWrite);
  }

  private boolean logsIn(Credentials credentials) {
    try (CassandraClient asRole =
        new CassandraClient(
            new CassandraConnection(
                connection.contactPoints(),
                connection.datacenter(),
                Optional.of(credentials),
                connection.authority()))) {
      return asRole.acceptsLogin();
    }
  }

  private Optional<ActualKeyspace> read(CassandraSinkSpec sink) {
    return rows(
            "SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?",
            sink.keyspace())
        .stream()
        .findFirst()
        .map(row -> row.getMap("replication", String.class, String.class))
        .map(replication -> new ActualKeyspace(replication, table(sink)));
  }

  private Optional<ActualTable> table(CassandraSinkSpec sink) {
    List<Row> rows =
        rows(
            "SELECT column_name, type, kind, position FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            sink.keyspace(),
            sink.table());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> columns = new HashMap<>();
    rows.forEach(row -> columns.put(row.getString("column_name"), row.getString("type")));
    return Optional.of(
        new ActualTable(
            columns, new PrimaryKey(key(rows, "partition_key"), key(rows, "clustering"))));
  }

  private static List<String> key(List<Row> rows, String kind) {
    return rows.stream()
        .filter(row -> kind.equals(row.getString("kind")))
        .sorted(comparing(row -> row.getInt("position")))
        .map(row -> row.getString("column_name"))
        .toList();
  }

  private List<Row> rows(String cql, Object... values) {
    List<Row> rows = new ArrayList<>();
    client
        .execute(SimpleStatement.newInstance(cql, values).setPageSize(PAGE_SIZE))
        .currentPage()
        .forEach(rows::add);
    return rows;
  }

  /**
   * Runs a statement that changes the schema.
   *
   * @throws NotReadyException also when the nodes have no schema agreement afterwards
   */
  void execute(String cql) {
    if (!client
        .execute(SimpleStatement.newInstance(cql))
        .getExecutionInfo()
        .isSchemaInAgreement()) {
      throw new NotReadyException(system(), "its nodes don't agree on the schema yet", null);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
