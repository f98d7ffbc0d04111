package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.KafkaBroker;
import dev.streamingpipeline.runtimes.KafkaConfiguration;
import dev.streamingpipeline.runtimes.KafkaMetadata;
import dev.streamingpipeline.runtimes.KafkaMetadata.InKraft;
import dev.streamingpipeline.runtimes.KafkaMetadata.InZooKeeper;
import dev.streamingpipeline.runtimes.SchemaRegistry;
import dev.streamingpipeline.runtimes.SchemaRegistryConfiguration;
import dev.streamingpipeline.runtimes.Service;
import dev.streamingpipeline.runtimes.ZooKeeper;
import dev.streamingpipeline.runtimes.ZooKeeperConfiguration;
import dev.streamingpipeline.wire.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Kafka, registry and Cassandra, started once for all tests. */
final class Systems implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final KafkaBroker kafka;
  private final SchemaRegistry registry;
  private final Cassandra cassandra;
  private final List<Service> services;
  private Observer observer;
  private ZooKeeper zooKeeper;

  private Systems(Path folder) {
    this.folder = folder;
    Distribution distribution = Distribution.locate();
    kafka = kafka("kafka", FreePorts.pick(), new InKraft(FreePorts.pick()), Map.of());
    registry =
        new SchemaRegistry(
            distribution,
            new SchemaRegistryConfiguration(
                folder.resolve("registry"), log("registry"), FreePorts.pick()));
    cassandra = cassandra(FreePorts.pick());
    services = List.of(cassandra, kafka, registry);
  }

  /** Starts all systems and waits until they are ready. */
  static Systems start() throws IOException, InterruptedException {
    Systems systems =
        new Systems(
            Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "systems").toAbsolutePath()), "run"));
    for (Service service : systems.services) {
      service.start();
    }
    for (Service service : systems.services) {
      service.awaitReady(LIMIT);
    }
    systems.observer =
        new Observer(systems.kafka.address(), systems.registry.url(), systems.cassandra.address());
    return systems;
  }

  /** Another Kafka cluster, not started, with its metadata in ZooKeeper. */
  KafkaBroker kafka(int port) throws InterruptedException {
    return kafka(port, Map.of());
  }

  /**
   * Another Kafka cluster, not started, with its metadata in ZooKeeper and additional broker
   * settings.
   */
  KafkaBroker kafka(int port, Map<String, String> more) throws InterruptedException {
    String name = "kafka-" + port;
    return kafka(name, port, new InZooKeeper(zooKeeper().address() + "/" + name), more);
  }

  private KafkaBroker kafka(
      String name, int port, KafkaMetadata metadata, Map<String, String> more) {
    return new KafkaBroker(
        Distribution.locate(),
        new KafkaConfiguration(folder.resolve(name), log(name), port, metadata).with(more));
  }

  /** Started on first use. */
  private synchronized ZooKeeper zooKeeper() throws InterruptedException {
    if (zooKeeper == null) {
      zooKeeper =
          new ZooKeeper(
              Distribution.locate(),
              new ZooKeeperConfiguration(
                  folder.resolve("zookeeper"), log("zookeeper"), FreePorts.pick()));
      zooKeeper.start();
      zooKeeper.awaitReady(LIMIT);
    }
    return zooKeeper;
  }

  /** Another Cassandra, not started. */
  Cassandra cassandra(int port) {
    return new Cassandra(Distribution.locate(), configuration(port));
  }

  /** Another Cassandra, not started, that requires a login. */
  Cassandra cassandra(int port, Superuser superuser) {
    return new Cassandra(Distribution.locate(), configuration(port).with(superuser));
  }

  /** Another Cassandra, not started, that requires a login and accepts TLS connections only. */
  Cassandra cassandra(int port, Superuser superuser, Path keyAndCertificates) {
    return new Cassandra(
        Distribution.locate(), configuration(port).with(superuser).withTls(keyAndCertificates));
  }

  private CassandraConfiguration configuration(int port) {
    String name = "cassandra-" + port;
    return new CassandraConfiguration(folder.resolve(name), log(name), port, FreePorts.pick());
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** The environment variables of a provisioner for this pipeline. */
  Map<String, String> variables(PipelineDraft draft) {
    try {
      Path file = Files.createTempFile(folder, "pipeline", ".yaml");
      Files.writeString(file, draft.yaml());
      Map<String, String> variables = new HashMap<>();
      variables.put("PIPELINE_FILE", file.toString());
      variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.address());
      variables.put("SCHEMA_REGISTRY_URL", registry.url().toString());
      variables.put("CASSANDRA_CONTACT_POINTS", cassandra.address());
      variables.put("CASSANDRA_DATACENTER", cassandra.dataCenter());
      variables.put("PROVISION_TIMEOUT_SECONDS", "120");
      return variables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Provisions within the test's process. */
  ProvisioningResult provision(PipelineDraft draft) {
    ProvisionerConfig config = ProvisionerConfig.fromEnvironment(new Environment(variables(draft)));
    try (Provisioner provisioner = new Provisioner(config)) {
      return provisioner.run();
    }
  }

  /** Reads the systems' state independently of the provisioner's code. */
  Observer observer() {
    return observer;
  }

  @Override
  public void close() {
    observer.close();
    // Killed, because their data is no longer needed and an orderly shutdown takes seconds
    services.forEach(service -> service.process().kill());
    if (zooKeeper != null) {
      zooKeeper.process().kill();
    }
  }
}
