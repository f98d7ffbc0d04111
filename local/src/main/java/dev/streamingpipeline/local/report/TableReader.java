package dev.streamingpipeline.local.report;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.Credentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the pipeline's table with CQL, as any client would. */
public final class TableReader implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final CqlSession session;
  private final String table;
  private final String select;

  /** Connects to a Cassandra without login. */
  public TableReader(int port, Pipeline pipeline) {
    this(port, Optional.empty(), pipeline);
  }

  /**
   * Connects.
   *
   * @param port port of the loopback address
   */
  public TableReader(int port, Optional<Credentials> credentials, Pipeline pipeline) {
    CassandraSinkSpec sink = pipeline.spec().sink().cassandra();
    this.table = CqlRendering.table(sink);
    this.select = CqlRendering.select(pipeline.contract(), sink);
    EndPoint node =
        new DefaultEndPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    CqlSessionBuilder builder =
        CqlSession.builder()
            .addContactEndPoint(node)
            // The addresses of other nodes may not be reachable from here
            .withNodeDistanceEvaluator(
                (other, datacenter) ->
                    other.getEndPoint().equals(node) ? null : NodeDistance.IGNORED)
            .withLocalDatacenter(CassandraConnection.DEFAULT_DATACENTER)
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                    .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, TIMEOUT)
                    .build());
    credentials.ifPresent(login -> builder.withAuthCredentials(login.username(), login.password()));
    this.session = builder.build();
  }

  /** The number of rows. It reads the whole table. */
  public long count() {
    Row row = session.execute("SELECT count(*) FROM " + table).one();
    return row == null ? 0 : row.getLong(0);
  }

  /**
   * Some rows in the order of the contract's fields, after a row of column names.
   *
   * @param limit the maximum number of rows
   */
  public List<List<String>> rows(int limit) {
    ResultSet result = session.execute("%s LIMIT %s".formatted(select, limit));
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
