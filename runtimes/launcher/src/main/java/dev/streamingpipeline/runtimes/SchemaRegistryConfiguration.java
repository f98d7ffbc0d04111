package dev.streamingpipeline.runtimes;

import java.nio.file.Path;

/**
 * The configuration of a {@link SchemaRegistry}.
 *
 * @param heapMegabytes maximum heap size in MiB
 */
public record SchemaRegistryConfiguration(
    Path dataFolder, Path logFile, int port, int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 128;

  public SchemaRegistryConfiguration(Path dataFolder, Path logFile, int port) {
    this(dataFolder, logFile, port, DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute, because the process runs in another working directory. */
  public SchemaRegistryConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
  }
}
