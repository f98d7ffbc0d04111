package dev.streamingpipeline.runtimes;

import java.nio.file.Path;

/**
 * How to run {@link Cassandra}.
 *
 * @param port on which it speaks CQL
 * @param storagePort a second port, on which nodes would talk to each other
 * @param heapMegabytes upper limit of the heap in MiB
 */
public record CassandraConfiguration(
    Path dataFolder,
    Path logFile,
    int port,
    int storagePort,
    Authentication authentication,
    int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 384;

  /** Who may connect. */
  public enum Authentication {
    /** Everyone who reaches the port. */
    NONE("AllowAllAuthenticator"),
    /** Roles with a password. The first start creates {@code cassandra} with the same password. */
    PASSWORD("PasswordAuthenticator");

    private final String authenticator;

    Authentication(String authenticator) {
      this.authenticator = authenticator;
    }

    String authenticator() {
      return authenticator;
    }
  }

  public CassandraConfiguration(Path dataFolder, Path logFile, int port, int storagePort) {
    this(dataFolder, logFile, port, storagePort, Authentication.NONE, DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute: the process runs in another folder. */
  public CassandraConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
  }

  /** The same with another authentication. */
  public CassandraConfiguration with(Authentication other) {
    return new CassandraConfiguration(dataFolder, logFile, port, storagePort, other, heapMegabytes);
  }
}
