package dev.streamingpipeline.runtimes;

import java.nio.file.Path;

/**
 * How to run {@link ZooKeeper}.
 *
 * @param heapMegabytes upper limit of the heap in MiB
 */
public record ZooKeeperConfiguration(Path dataFolder, Path logFile, int port, int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 64;

  public ZooKeeperConfiguration(Path dataFolder, Path logFile, int port) {
    this(dataFolder, logFile, port, DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute: the process runs in another folder. */
  public ZooKeeperConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
  }
}
