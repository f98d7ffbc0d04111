package dev.streamingpipeline.spark.executor;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.spark.config.StreamingJobConfig;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import java.net.InetSocketAddress;
import org.apache.spark.sql.SparkSession;

/**
 * Makes the Spark session. {@code spark.master}, host names and ports come as {@code spark.*}
 * system properties, as Spark has it.
 */
public final class Sessions {
  private Sessions() {}

  public static SparkSession create(StreamingJobConfig config) {
    CassandraConnection cassandra = config.cassandra();
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName(config.pipeline().name())
            .config("spark.sql.streaming.noDataProgressEventInterval", 1_000)
            .config("spark.sql.adaptive.enabled", false)
            // One more executor writing the same rows adds load, and no row arrives earlier.
            .config("spark.speculation", false)
            .config(
                "spark.cassandra.connection.host",
                cassandra.contactPoints().stream()
                    .map(InetSocketAddress::getHostString)
                    .collect(joining(",")))
            .config("spark.cassandra.connection.port", cassandra.contactPoints().get(0).getPort())
            .config("spark.cassandra.connection.localDC", cassandra.datacenter())
            // Names are looked up at each reconnection: a pod comes back with another address.
            .config("spark.cassandra.connection.resolveContactPoints", false)
            .config("spark.cassandra.connection.timeoutMS", 10_000)
            .config("spark.cassandra.read.timeoutMS", 12_000)
            // RowWriter tries again, with pauses; the driver alone would do it at once.
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
