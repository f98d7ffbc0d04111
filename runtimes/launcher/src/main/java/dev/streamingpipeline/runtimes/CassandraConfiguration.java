package dev.streamingpipeline.runtimes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to run {@link Cassandra}.
 *
 * @param port on which it speaks CQL
 * @param storagePort a second port, on which nodes would talk to each other
 * @param superuser who may log in; without one, everyone who reaches the port may do everything
 * @param keyAndCertificates a file in PEM: the private key of the node, its certificate and who
 *     signed it; with one, the node speaks TLS alone
 * @param heapMegabytes upper limit of the heap in MiB
 */
public record CassandraConfiguration(
    Path dataFolder,
    Path logFile,
    int port,
    int storagePort,
    Optional<Superuser> superuser,
    Optional<Path> keyAndCertificates,
    int heapMegabytes) {
  private static final int DEFAULT_HEAP_MEGABYTES = 384;

  /**
   * The one role that a node with passwords starts with. It may make others.
   *
   * @param password secret; another one than at the last start takes its place
   */
  public record Superuser(String name, String password) {
    @Override
    public String toString() {
      return "Superuser[%s]".formatted(name);
    }
  }

  public CassandraConfiguration(Path dataFolder, Path logFile, int port, int storagePort) {
    this(
        dataFolder,
        logFile,
        port,
        storagePort,
        Optional.empty(),
        Optional.empty(),
        DEFAULT_HEAP_MEGABYTES);
  }

  /** Makes the paths absolute: the process runs in another folder. */
  public CassandraConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
    keyAndCertificates = keyAndCertificates.map(Path::toAbsolutePath);
  }

  /** The same, asking for passwords. */
  public CassandraConfiguration with(Superuser other) {
    return new CassandraConfiguration(
        dataFolder,
        logFile,
        port,
        storagePort,
        Optional.of(other),
        keyAndCertificates,
        heapMegabytes);
  }

  /** The same, speaking TLS. */
  public CassandraConfiguration withTls(Path other) {
    return new CassandraConfiguration(
        dataFolder, logFile, port, storagePort, superuser, Optional.of(other), heapMegabytes);
  }
}
