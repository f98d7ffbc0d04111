package dev.streamingpipeline.runtimes;

import java.nio.file.Path;
import java.util.Map;

/**
 * The configuration of a {@link KafkaBroker}.
 *
 * @param heapMegabytes maximum heap size in MiB
 * @param more additional broker settings, which override the others
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

  /** Makes the paths absolute, because the process runs in another working directory. */
  public KafkaConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
    more = Map.copyOf(more);
  }

  /** The same with additional broker settings. */
  public KafkaConfiguration with(Map<String, String> settings) {
    return new KafkaConfiguration(dataFolder, logFile, port, metadata, heapMegabytes, settings);
  }
}
