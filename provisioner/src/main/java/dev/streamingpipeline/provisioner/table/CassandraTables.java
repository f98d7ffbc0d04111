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

/** Reads and changes the keyspaces and tables of a Cassandra cluster. */
public final class CassandraTables implements AutoCloseable {
  /** More than the columns of any table that a person made. */
  private static final int PAGE_SIZE = 5000;

  private final CassandraConnection connection;
  private final Optional<Credentials> writer;
  private final CassandraCalls calls;

  /**
   * The tables of a cluster, which need not be there yet.
   *
   * @param writer the role that is to write rows; absent where whoever makes tables does that too
   */
  public CassandraTables(CassandraConnection connection, Optional<Credentials> writer) {
    this.connection = connection;
    this.writer = writer;
    this.calls = new CassandraCalls(connection);
  }

  /** Name and address, for messages. */
  public String system() {
    return calls.system();
  }

  /**
   * Reads the pipeline's keyspace and table and decides what to do about them.
   *
   * @throws NotReadyException when the cluster does not answer
   * @throws RejectedException when it does not take our questions
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
    try (CassandraCalls asRole =
        new CassandraCalls(
            new CassandraConnection(
                connection.contactPoints(),
                connection.datacenter(),
                Optional.of(credentials),
                connection.authority()))) {
      return asRole.letsIn();
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
    calls
        .execute(SimpleStatement.newInstance(cql, values).setPageSize(PAGE_SIZE))
        .currentPage()
        .forEach(rows::add);
    return rows;
  }

  /**
   * Changes the schema.
   *
   * @throws NotReadyException also when the nodes don't agree on the schema afterwards
   */
  void execute(String cql) {
    if (!calls.execute(SimpleStatement.newInstance(cql)).getExecutionInfo().isSchemaInAgreement()) {
      throw new NotReadyException(system(), "its nodes don't agree on the schema yet", null);
    }
  }

  @Override
  public void close() {
    calls.close();
  }
}
