package dev.streamingpipeline.runtimes;

import java.nio.file.Path;

/**
 * How to run {@link KafkaBroker}.
 *
 * @param heapMegabytes upper limit of the heap in MiB
 */
public record KafkaConfiguration(
    Path dataFolder, Path logFile, int port, KafkaMetadata metadata, int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 256;

  public KafkaConfiguration(Path dataFolder, Path logFile, int port, KafkaMetadata metadata) {
    this(dataFolder, logFile, port, metadata, DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute: the process runs in another folder. */
  public KafkaConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
  }
}
