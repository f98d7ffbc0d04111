package dev.streamingpipeline.spark.executor;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.CertificateRefusal;
import dev.streamingpipeline.wire.connection.LoginRefusal;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Sessions of the connector, which keeps one open in each JVM and hands it out again. */
public final class CassandraSessions {
  private CassandraSessions() {}

  /**
   * Logs in anew, also when a session is kept that nobody uses: a kept one only says that no node
   * can be had, where a password was changed.
   *
   * @throws OutageException when no node answers
   * @throws PermanentFailure when the user or the password is wrong
   */
  public static void logIn(SparkConf configuration) {
    CassandraConnector.evictCache();
    open(configuration).close();
  }

  /**
   * A session with the cluster that {@code spark.cassandra.*} names. Closing it gives it back.
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
