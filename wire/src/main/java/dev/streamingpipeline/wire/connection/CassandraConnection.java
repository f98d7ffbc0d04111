package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where Cassandra is and how to log in.
 *
 * @param contactPoints unresolved addresses of CQL's native protocol, so that a node that comes
 *     back with another IP is found
 * @param datacenter the datacenter of those nodes
 * @param credentials absent where the cluster asks for none
 * @param authority who signs the nodes' certificates; absent where they don't speak TLS
 */
public record CassandraConnection(
    List<InetSocketAddress> contactPoints,
    String datacenter,
    Optional<Credentials> credentials,
    Optional<TrustedCertificates> authority) {
  /** The variable that holds the contact points. */
  public static final String CONTACT_POINTS = "CASSANDRA_CONTACT_POINTS";

  /** The variable that holds the datacenter's name. */
  public static final String DATACENTER = "CASSANDRA_DATACENTER";

  /** The variable that holds the user's name. */
  public static final String USERNAME = "CASSANDRA_USERNAME";

  /** The variable that holds the password. */
  public static final String PASSWORD = "CASSANDRA_PASSWORD";

  /**
   * The variable that holds the path of a file with the authority's certificate in PEM. Where it is
   * set, the nodes are spoken to over TLS.
   */
  public static final String CA_FILE = "CASSANDRA_CA_FILE";

  /** The datacenter of a cluster that was given no other name. */
  public static final String DEFAULT_DATACENTER = "datacenter1";

  public CassandraConnection {
    contactPoints = List.copyOf(contactPoints);
  }

  /**
   * Reads the connection.
   *
   * @throws EnvironmentException when a variable is missing or wrong
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
