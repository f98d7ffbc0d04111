package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class CassandraIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private final Deque<Service> started = new ArrayDeque<>();

  @AfterEach
  void stopLastStartedFirst() {
    started.forEach(Service::stop);
  }

  @Test
  void shouldKeepRowsAndStandBesideAnother() throws InterruptedException {
    // Given a node with a row, beside another node
    Cassandra cassandra = start(configuration("one"));
    Cassandra other = start(configuration("other"));
    cassandra.awaitReady(LIMIT);
    other.awaitReady(LIMIT);
    try (CqlSession session = session(cassandra).build()) {
      session.execute(
          "CREATE KEYSPACE streams WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
      session.execute("CREATE TABLE streams.users (id int PRIMARY KEY, name text)");
      session.execute("INSERT INTO streams.users (id, name) VALUES (1, 'Ada')");
    }

    // When it is killed and restarted
    cassandra.process().kill();
    cassandra.restart();
    cassandra.awaitReady(LIMIT);

    // Then the row is there, and only there
    try (CqlSession session = session(cassandra).build()) {
      assertThat(nameOfFirst(session)).isEqualTo("Ada");
    }
    try (CqlSession session = session(other).build()) {
      assertThat(session.getMetadata().getKeyspace("streams")).isEmpty();
    }
    other.stop();
    cassandra.stop();

    // And it is kept when the ports change
    Cassandra changed = start(configuration("one"));
    changed.awaitReady(LIMIT);
    try (CqlSession session = session(changed).build()) {
      assertThat(nameOfFirst(session)).isEqualTo("Ada");
    }
  }

  private static String nameOfFirst(CqlSession session) {
    return session.execute("SELECT name FROM streams.users WHERE id = 1").one().getString("name");
  }

  private CassandraConfiguration configuration(String name) {
    return new CassandraConfiguration(
        folder.resolve(name), folder.resolve(name + ".log"), FreePorts.pick(), FreePorts.pick());
  }

  private Cassandra start(CassandraConfiguration configuration) {
    Cassandra cassandra = new Cassandra(Distribution.locate(), configuration);
    started.push(cassandra);
    cassandra.start();
    return cassandra;
  }

  private static CqlSessionBuilder session(Cassandra cassandra) {
    return CqlSession.builder()
        .addContactPoint(Loopback.port(cassandra.port()))
        .withLocalDatacenter(cassandra.dataCenter());
  }
}
