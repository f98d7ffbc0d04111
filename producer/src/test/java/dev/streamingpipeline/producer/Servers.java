package dev.streamingpipeline.producer;

import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.KafkaBroker;
import dev.streamingpipeline.runtimes.KafkaConfiguration;
import dev.streamingpipeline.runtimes.KafkaMetadata.InKraft;
import dev.streamingpipeline.runtimes.SchemaRegistry;
import dev.streamingpipeline.runtimes.SchemaRegistryConfiguration;
import dev.streamingpipeline.runtimes.Service;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.FileRecords;

/**
 * Servers that all tests of the module share, because they take long to start. They end with the
 * JVM.
 */
final class Servers {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path FOLDER =
      Path.of("target", "servers", String.valueOf(ProcessHandle.current().pid()));

  private static KafkaBroker kafka;
  private static SchemaRegistry registry;

  private Servers() {}

  static synchronized KafkaBroker kafka() throws InterruptedException {
    if (kafka == null) {
      kafka =
          new KafkaBroker(
              Distribution.locate(),
              new KafkaConfiguration(
                  FOLDER.resolve("kafka"),
                  FOLDER.resolve("kafka.log"),
                  FreePorts.pick(),
                  new InKraft(FreePorts.pick())));
      start(kafka);
    }
    return kafka;
  }

  /** The compression of each batch in the first log segment of each of the topic's partitions. */
  static Set<CompressionType> compression(String topic) throws IOException {
    Set<CompressionType> types = EnumSet.noneOf(CompressionType.class);
    try (DirectoryStream<Path> partitions =
        Files.newDirectoryStream(FOLDER.resolve("kafka").resolve("data"), topic + "-*")) {
      for (Path partition : partitions) {
        Path segment = partition.resolve("00000000000000000000.log");
        try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
          records.batches().forEach(batch -> types.add(batch.compressionType()));
        }
      }
    }
    return types;
  }

  static synchronized SchemaRegistry registry() throws InterruptedException {
    if (registry == null) {
      registry =
          new SchemaRegistry(
              Distribution.locate(),
              new SchemaRegistryConfiguration(
                  FOLDER.resolve("registry"), FOLDER.resolve("registry.log"), FreePorts.pick()));
      start(registry);
    }
    return registry;
  }

  private static void start(Service service) throws InterruptedException {
    service.start();
    service.awaitReady(LIMIT);
  }
}
