package dev.streamingpipeline.local.programs;

import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.machine.Ports;
import dev.streamingpipeline.local.supervise.Component;
import dev.streamingpipeline.local.supervise.ServiceComponent;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.KafkaBroker;
import dev.streamingpipeline.runtimes.KafkaConfiguration;
import dev.streamingpipeline.runtimes.KafkaMetadata;
import dev.streamingpipeline.runtimes.SchemaRegistry;
import dev.streamingpipeline.runtimes.SchemaRegistryConfiguration;
import dev.streamingpipeline.runtimes.ZooKeeper;
import dev.streamingpipeline.runtimes.ZooKeeperConfiguration;
import java.util.List;

/**
 * The servers of one pipeline.
 *
 * @param lanes lanes start concurrently; within a lane, each server starts when the one before it
 *     is ready
 * @param registryUrl base URL of the Schema Registry's API
 */
public record Platform(List<List<Component>> lanes, String registryUrl) {
  /** The servers that a pipeline needs. */
  public static Platform of(
      Pipeline pipeline, Distribution distribution, DataFolder folder, Ports ports) {
    SchemaRegistry registry =
        new SchemaRegistry(
            distribution,
            new SchemaRegistryConfiguration(
                folder.data("schema-registry"),
                folder.log("schema-registry"),
                ports.of(Port.SCHEMA_REGISTRY)));
    Cassandra cassandra =
        new Cassandra(
            distribution,
            new CassandraConfiguration(
                folder.data("cassandra"),
                folder.log("cassandra"),
                ports.of(Port.CASSANDRA),
                ports.of(Port.CASSANDRA_STORAGE)));
    return new Platform(
        List.of(
            List.of(new ServiceComponent(cassandra)),
            kafka(pipeline, distribution, folder, ports),
            List.of(new ServiceComponent(registry))),
        registry.url().toString());
  }

  private static List<Component> kafka(
      Pipeline pipeline, Distribution distribution, DataFolder folder, Ports ports) {
    if (pipeline.spec().kafka().metadata() == KafkaSpec.Metadata.KRAFT) {
      return List.of(
          broker(
              distribution,
              folder,
              ports,
              new KafkaMetadata.InKraft(ports.of(Port.KAFKA_CONTROLLER))));
    }
    ZooKeeper zooKeeper =
        new ZooKeeper(
            distribution,
            new ZooKeeperConfiguration(
                folder.data("zookeeper"), folder.log("zookeeper"), ports.of(Port.ZOOKEEPER)));
    return List.of(
        new ServiceComponent(zooKeeper),
        broker(distribution, folder, ports, new KafkaMetadata.InZooKeeper(zooKeeper.address())));
  }

  private static Component broker(
      Distribution distribution, DataFolder folder, Ports ports, KafkaMetadata metadata) {
    return new ServiceComponent(
        new KafkaBroker(
            distribution,
            new KafkaConfiguration(
                folder.data("kafka"), folder.log("kafka"), ports.of(Port.KAFKA), metadata)));
  }
}
