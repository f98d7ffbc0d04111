package dev.streamingpipeline.runtimes;

import java.nio.file.Path;

/**
 * How to run {@link SchemaRegistry}.
 *
 * @param heapMegabytes upper limit of the heap in MiB
 */
public record SchemaRegistryConfiguration(
    Path dataFolder, Path logFile, int port, int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 128;

  public SchemaRegistryConfiguration(Path dataFolder, Path logFile, int port) {
    this(dataFolder, logFile, port, DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute: the process runs in another folder. */
  public SchemaRegistryConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
  }
}
