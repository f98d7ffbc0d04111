package dev.streamingpipeline.spark;

import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.KafkaBroker;
import dev.streamingpipeline.runtimes.KafkaConfiguration;
import dev.streamingpipeline.runtimes.KafkaMetadata;
import dev.streamingpipeline.runtimes.SchemaRegistry;
import dev.streamingpipeline.runtimes.SchemaRegistryConfiguration;
import dev.streamingpipeline.runtimes.Service;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The real systems that the job needs, started once for all test classes and injected as a test's
 * parameter.
 */
final class Systems implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  final Distribution distribution = Distribution.locate();
  final Path folder;
  final KafkaBroker kafka;
  final SchemaRegistry registry;
  final Cassandra cassandra;
  private CqlSession session;

  private Systems() throws Exception {
    // Under target, so that the logs remain after a failed build.
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "systems-")
            .toAbsolutePath();
    List<Integer> ports = FreePorts.pick(5);
    kafka =
        new KafkaBroker(
            distribution,
            new KafkaConfiguration(
                folder.resolve("kafka"),
                log("kafka"),
                ports.get(1),
                new KafkaMetadata.InKraft(ports.get(0))));
    registry =
        new SchemaRegistry(
            distribution,
            new SchemaRegistryConfiguration(
                folder.resolve("registry"), log("registry"), ports.get(2)));
    cassandra =
        new Cassandra(
            distribution,
            new CassandraConfiguration(
                folder.resolve("cassandra"), log("cassandra"), ports.get(3), ports.get(4)));
    cassandra.start();
    registry.start();
    kafka.start();
    kafka.awaitReady(TIMEOUT);
    cassandra.awaitReady(TIMEOUT);
    registry.awaitReady(TIMEOUT);
  }

  /** Another Cassandra, not started, that requires a login. */
  Cassandra cassandra(String name, int port, Superuser superuser) {
    return new Cassandra(
        distribution,
        new CassandraConfiguration(folder.resolve(name), log(name), port, FreePorts.pick())
            .with(superuser));
  }

  /** Another Cassandra, not started, that requires a login and accepts TLS connections only. */
  Cassandra cassandra(String name, int port, Superuser superuser, Path keyAndCertificates) {
    return new Cassandra(
        distribution,
        new CassandraConfiguration(folder.resolve(name), log(name), port, FreePorts.pick())
            .with(superuser)
            .withTls(keyAndCertificates));
  }

  private Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  synchronized CqlSession cql() {
    if (session == null) {
      session = session(cassandra).build();
    }
    return session;
  }

  static CqlSessionBuilder session(Cassandra cassandra) {
    int port = Integer.parseInt(cassandra.address().split(":", -1)[1]);
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .withLocalDatacenter(CassandraConnection.DEFAULT_DATACENTER);
  }

  void restartCassandra() throws InterruptedException {
    cassandra.start();
    cassandra.awaitReady(TIMEOUT);
    // The tests' session reconnects after a backoff of its own
    await()
        .atMost(TIMEOUT)
        .ignoreExceptionsInstanceOf(AllNodesFailedException.class)
        .until(() -> cql().execute("SELECT key FROM system.local").one() != null);
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    // Killed, because their data is no longer needed and an orderly shutdown takes seconds
    for (Service service : List.of(kafka, registry, cassandra)) {
      service.process().kill();
    }
  }

  /** Injects the systems into tests. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Systems.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Systems.class))
          .computeIfAbsent(
              Systems.class,
              type -> {
                try {
                  return new Systems();
                } catch (Exception e) {
                  throw new IllegalStateException("the systems did not start", e);
                }
              },
              Systems.class);
    }
  }
}
