package dev.streamingpipeline.runtimes;

import java.nio.file.Path;
import java.util.Map;

/**
 * How to run {@link KafkaBroker}.
 *
 * @param heapMegabytes upper limit of the heap in MiB
 * @param more settings of the broker that add to the others, or hold instead of them
 */
public record KafkaConfiguration(
    Path dataFolder,
    Path logFile,
    int port,
    KafkaMetadata metadata,
    int heapMegabytes,
    Map<String, String> more) {
  private static final int DEFAULT_HEAP_MEGABYTES = 256;

  public KafkaConfiguration(Path dataFolder, Path logFile, int port, KafkaMetadata metadata) {
    this(dataFolder, logFile, port, metadata, DEFAULT_HEAP_MEGABYTES, Map.of());
  }

  /** Makes the paths absolute: the process runs in another folder. */
  public KafkaConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
    more = Map.copyOf(more);
  }

  /** The same with more settings of the broker. */
  public KafkaConfiguration with(Map<String, String> settings) {
    return new KafkaConfiguration(dataFolder, logFile, port, metadata, heapMegabytes, settings);
  }
}
