package dev.streamingpipeline.spark.executor;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.CertificateRefusal;
import dev.streamingpipeline.wire.connection.LoginRefusal;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Cassandra sessions of the Spark Cassandra Connector, which caches one per JVM. */
public final class CassandraSessions {
  private CassandraSessions() {}

  /**
   * Logs in with a new session, even when one is cached: after a password change, a cached session
   * would report only that no node is available.
   *
   * @throws OutageException when no node answers
   * @throws PermanentFailure when the user or the password is wrong
   */
  public static void verifyLogin(SparkConf configuration) {
    CassandraConnector.evictCache();
    open(configuration).close();
  }

  /**
   * A session with the cluster of the {@code spark.cassandra.*} settings. Closing it returns it to
   * the connector's cache.
   *
   * @throws OutageException when no node answers
   * @throws PermanentFailure when the user or the password is wrong
   */
  static CqlSession open(SparkConf configuration) {
    try {
      return CassandraConnector.apply(configuration).openSession();
    } catch (Exception e) {
      // Scala declares no checked exceptions, and the connector throws IOException.
      Optional<String> username =
          Optional.ofNullable(configuration.get("spark.cassandra.auth.username", null));
      LoginRefusal.reason(e, username)
          .ifPresent(
              reason -> {
                throw new PermanentFailure("Cassandra refuses the login: " + reason);
              });
      throw new OutageException(
          "Cassandra can't be reached: "
              + CertificateRefusal.reason(e, CassandraConnection.CA_FILE).orElseGet(e::getMessage),
          e);
    }
  }
}
