package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Contact points and credentials of Cassandra.
 *
 * @param contactPoints unresolved addresses of the CQL native protocol, so that a node is found
 *     again after its IP address has changed
 * @param datacenter the datacenter of those nodes
 * @param credentials absent if the cluster requires no login
 * @param authority the CA of the nodes' certificates; absent if they don't use TLS
 */
public record CassandraConnection(
    List<InetSocketAddress> contactPoints,
    String datacenter,
    Optional<Credentials> credentials,
    Optional<TrustedCertificates> authority) {
  /** Environment variable: the contact points. */
  public static final String CONTACT_POINTS = "CASSANDRA_CONTACT_POINTS";

  /** Environment variable: the datacenter's name. */
  public static final String DATACENTER = "CASSANDRA_DATACENTER";

  /** Environment variable: the user name. */
  public static final String USERNAME = "CASSANDRA_USERNAME";

  /** Environment variable: the password. */
  public static final String PASSWORD = "CASSANDRA_PASSWORD";

  /**
   * Environment variable: the path of a file with the CA certificate in PEM. If it is set, clients
   * connect over TLS.
   */
  public static final String CA_FILE = "CASSANDRA_CA_FILE";

  /** The datacenter of a cluster, unless it is configured. */
  public static final String DEFAULT_DATACENTER = "datacenter1";

  public CassandraConnection {
    contactPoints = List.copyOf(contactPoints);
  }

  /**
   * Reads the environment variables.
   *
   * @throws EnvironmentException if a variable is missing or invalid
   */
  public static CassandraConnection fromEnvironment(Environment environment) {
    String text =
        environment.required(CONTACT_POINTS, "Cassandra's addresses, as host:port,host:port");
    List<InetSocketAddress> contactPoints = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      contactPoints.add(address(part.strip()));
    }
    return new CassandraConnection(
        contactPoints,
        environment.optional(DATACENTER).orElse(DEFAULT_DATACENTER),
        Credentials.fromEnvironment(environment, USERNAME, PASSWORD),
        TrustedCertificates.fromEnvironment(environment, CA_FILE));
  }

  private static InetSocketAddress address(String part) {
    int colon = part.lastIndexOf(':');
    try {
      if (colon == 0) {
        throw new IllegalArgumentException("no host");
      }
      return InetSocketAddress.createUnresolved(
          part.substring(0, colon), Integer.parseInt(part.substring(colon + 1)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new EnvironmentException(
          "%s holds '%s', which is no host:port".formatted(CONTACT_POINTS, part));
    }
  }
}
