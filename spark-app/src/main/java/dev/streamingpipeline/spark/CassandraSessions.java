package dev.streamingpipeline.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import org.apache.spark.SparkConf;

/** Sessions of the connector, which keeps one open in each JVM and hands it out again. */
final class CassandraSessions {
  private CassandraSessions() {}

  /**
   * A session with the cluster that {@code spark.cassandra.*} names. Closing it gives it back.
   *
   * @throws OutageException when no node answers
   */
  static CqlSession open(SparkConf configuration) {
    try {
      return CassandraConnector.apply(configuration).openSession();
    } catch (Exception e) {
      // Scala declares no checked exceptions, and the connector throws IOException.
      throw new OutageException("Cassandra can't be reached: " + e.getMessage(), e);
    }
  }
}
