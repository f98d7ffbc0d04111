package dev.streamingpipeline.local;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.streamingpipeline.model.contract.CqlRendering;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.wire.CassandraConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the pipeline's table by CQL, as any client would. */
final class TableReader implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final CqlSession session;
  private final String table;

  TableReader(int port, CassandraSinkSpec sink) {
    this.table = CqlRendering.table(sink);
    this.session =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .withLocalDatacenter(CassandraConnection.DEFAULT_DATACENTER)
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                    .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, TIMEOUT)
                    .build())
            .build();
  }

  /** How many rows the table has. Reads all of it, which is fine on a laptop. */
  long count() {
    Row row = session.execute("SELECT count(*) FROM " + table).one();
    return row == null ? 0 : row.getLong(0);
  }

  /**
   * Some rows, after a line with the columns' names.
   *
   * @param limit how many
   */
  List<List<String>> rows(int limit) {
    ResultSet result = session.execute("SELECT * FROM %s LIMIT %d".formatted(table, limit));
    List<List<String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ColumnDefinition column : result.getColumnDefinitions()) {
      names.add(column.getName().asInternal());
    }
    rows.add(names);
    for (Row row : result) {
      List<String> values = new ArrayList<>();
      for (int index = 0; index < names.size(); index++) {
        Object value = row.getObject(index);
        values.add(value == null ? "" : value.toString());
      }
      rows.add(values);
    }
    return rows;
  }

  @Override
  public void close() {
    session.close();
  }
}
