package dev.streamingpipeline.runtimes;

import java.nio.file.Path;

/**
 * The configuration of a {@link ZooKeeper} server.
 *
 * @param heapMegabytes maximum heap size in MiB
 */
public record ZooKeeperConfiguration(Path dataFolder, Path logFile, int port, int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 64;

  public ZooKeeperConfiguration(Path dataFolder, Path logFile, int port) {
    this(dataFolder, logFile, port, DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute, because the process runs in another working directory. */
  public ZooKeeperConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
  }
}
