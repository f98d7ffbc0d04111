package dev.streamingpipeline.spark.executor;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.spark.config.StreamingJobConfig;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import java.net.InetSocketAddress;
import org.apache.spark.sql.SparkSession;

/**
 * Creates the Spark session. {@code spark.master}, host names and ports come from {@code spark.*}
 * system properties, which Spark reads itself.
 */
public final class SparkSessions {
  private SparkSessions() {}

  public static SparkSession create(StreamingJobConfig config) {
    CassandraConnection cassandra = config.cassandra();
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName(config.pipeline().name())
            .config("spark.sql.streaming.noDataProgressEventInterval", 1_000)
            .config("spark.sql.adaptive.enabled", false)
            // A speculative task would write the same rows again: more load, and no row arrives
            // earlier.
            .config("spark.speculation", false)
            .config(
                "spark.cassandra.connection.host",
                cassandra.contactPoints().stream()
                    .map(InetSocketAddress::getHostString)
                    .collect(joining(",")))
            .config("spark.cassandra.connection.port", cassandra.contactPoints().get(0).getPort())
            .config("spark.cassandra.connection.localDC", cassandra.datacenter())
            // Host names are resolved at each reconnection: a restarted pod has another IP address.
            .config("spark.cassandra.connection.resolveContactPoints", false)
            .config("spark.cassandra.connection.timeoutMS", 10_000)
            .config("spark.cassandra.read.timeoutMS", 12_000)
            // RowWriter retries with backoff; the Cassandra driver would retry at once.
            .config("spark.cassandra.query.retry.count", 0);
    cassandra
        .credentials()
        .ifPresent(
            credentials ->
                builder
                    .config("spark.cassandra.auth.username", credentials.username())
                    .config("spark.cassandra.auth.password", credentials.password()));
    cassandra
        .authority()
        .ifPresent(
            authority ->
                builder
                    .config(
                        "spark.cassandra.connection.factory", TlsConnectionFactory.class.getName())
                    .config(TlsConnectionFactory.AUTHORITY, authority.pem()));
    config
        .sparkSecret()
        .ifPresent(
            secret ->
                builder
                    .config("spark.authenticate", true)
                    .config("spark.authenticate.secret", secret.value())
                    .config("spark.network.crypto.enabled", true));
    return builder.getOrCreate();
  }
}
