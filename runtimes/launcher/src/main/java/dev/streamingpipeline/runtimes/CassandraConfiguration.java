package dev.streamingpipeline.runtimes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration of a {@link Cassandra} node.
 *
 * @param port the CQL port
 * @param storagePort the port for communication between nodes
 * @param superuser the superuser role; without one, authentication is off and every client may do
 *     everything
 * @param keyAndCertificates a PEM file with the node's private key and certificate chain; with one,
 *     the node accepts TLS connections only
 * @param heapMegabytes maximum heap size in MiB
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
   * The only role of a new node with authentication. It can create others.
   *
   * @param password secret; a different one than at the last start replaces the stored one
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

  /** Makes the paths absolute, because the process runs in another working directory. */
  public CassandraConfiguration {
    dataFolder = dataFolder.toAbsolutePath();
    logFile = logFile.toAbsolutePath();
    keyAndCertificates = keyAndCertificates.map(Path::toAbsolutePath);
  }

  /** The same with authentication. */
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

  /** The same with TLS. */
  public CassandraConfiguration withTls(Path other) {
    return new CassandraConfiguration(
        dataFolder, logFile, port, storagePort, superuser, Optional.of(other), heapMegabytes);
  }
}
