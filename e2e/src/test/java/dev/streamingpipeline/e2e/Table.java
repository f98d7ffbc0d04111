package dev.streamingpipeline.e2e;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A pipeline's table, as a client outside the cluster reads it. */
final class Table implements AutoCloseable {
  private static final int CQL_PORT = 9042;

  private final LocalPortForward forward;
  private final CqlSession session;

  private Table(LocalPortForward forward, CqlSession session) {
    this.forward = forward;
    this.session = session;
  }

  /** As the user of the pipeline's Secret. */
  static Table open(KubernetesClient client, String pipeline) {
    var secret = client.secrets().withName(pipeline + "-cassandra").get().getData();
    return open(client, pipeline, decoded(secret.get("username")), decoded(secret.get("password")));
  }

  /** As some user. */
  static Table open(KubernetesClient client, String pipeline, String user, String password) {
    LocalPortForward forward =
        client.pods().withName(pipeline + "-cassandra-0").portForward(CQL_PORT);
    try {
      return new Table(
          forward,
          CqlSession.builder()
              .addContactPoint(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), forward.getLocalPort()))
              .withLocalDatacenter("datacenter1")
              .withAuthCredentials(user, password)
              .withConfigLoader(
                  DriverConfigLoader.programmaticBuilder()
                      .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                      .build())
              .build());
    } catch (RuntimeException e) {
      close(forward);
      throw e;
    }
  }

  long count() {
    return session.execute("SELECT count(*) FROM spark_streams.created_users").one().getLong(0);
  }

  Set<String> ids() {
    return session.execute("SELECT id FROM spark_streams.created_users").all().stream()
        .map(row -> row.getUuid(0).toString())
        .collect(Collectors.toSet());
  }

  List<Row> query(String cql) {
    return session.execute(cql).all();
  }

  @Override
  public void close() {
    session.close();
    close(forward);
  }

  private static void close(LocalPortForward forward) {
    try {
      forward.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
