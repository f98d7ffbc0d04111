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

/** A pipeline's table, read by a client outside the cluster. */
final class Table implements AutoCloseable {
  /** The example's table. */
  static final String OF_EXAMPLE = "spark_streams.created_users";

  private static final int CQL_PORT = 9042;

  private final String name;
  private final LocalPortForward forward;
  private final CqlSession session;

  private Table(String name, LocalPortForward forward, CqlSession session) {
    this.name = name;
    this.forward = forward;
    this.session = session;
  }

  /** Opens the example's table with the user of the pipeline's Secret. */
  static Table open(KubernetesClient client, String pipeline) {
    return open(client, pipeline, OF_EXAMPLE);
  }

  /** Opens a table on a platform with the user of the platform's Secret. */
  static Table open(KubernetesClient client, String platform, String name) {
    var secret = client.secrets().withName(platform + "-cassandra").get().getData();
    return open(
        client, platform, name, decoded(secret.get("username")), decoded(secret.get("password")));
  }

  /** Opens the example's table with any user. */
  static Table open(KubernetesClient client, String pipeline, String user, String password) {
    return open(client, pipeline, OF_EXAMPLE, user, password);
  }

  private static Table open(
      KubernetesClient client, String platform, String name, String user, String password) {
    LocalPortForward forward =
        client.pods().withName(platform + "-cassandra-0").portForward(CQL_PORT);
    try {
      return new Table(
          name,
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
    return session.execute("SELECT count(*) FROM " + name).one().getLong(0);
  }

  Set<String> ids() {
    return session.execute("SELECT id FROM " + name).all().stream()
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
