package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline with authentication and TLS between its programs, whose passwords and certificates
 * change.
 */
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredE2E {
  /** Whether Spark's web UI on this port responds with this status. */
  private static final String PAGE =
      "exec 3<>/dev/tcp/$POD_IP/%s && printf 'GET / HTTP/1.0\\r\\n%s\\r\\n' >&3 && head -1 <&3 | grep -Eq ' %s '";

  private static final String LOGIN =
      "Authorization: Basic '$(printf %s:%s \"$SPARK_PAGES_USERNAME\" \"$SPARK_PAGES_PASSWORD\" | base64 -w0)'\\r\\n";

  @RegisterExtension static final ThrowawayCluster cluster = new ThrowawayCluster();

  private static final Logger LOG = LoggerFactory.getLogger(SecuredE2E.class);
  private static final String NAME = "users";
  private static final String TENANT = "members";
  private static final String TENANT_TABLE = "spark_streams.members";
  private static final String WRITER = "users-streaming-job-cassandra";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static Deployed deployed;
  private static ConnectionWatch connections;

  @BeforeAll
  static void installTheOperator() throws IOException {
    deployed = Deployed.withOperator(cluster, Set.of("airflow", "postgres"));
  }

  @AfterAll
  static void stopLooking() {
    if (connections != null) {
      connections.close();
    }
  }

  @Test
  @Order(1)
  void shouldDeliverRows() throws IOException {
    // When
    Instant applied = Instant.now();
    deployed.example(SecuredE2E::secured);

    // Then
    deployed.awaitCondition(NAME, "Ready", "True");
    LOG.info("Ready after {} s", Duration.between(applied, Instant.now()).toSeconds());
    deployed.allServedRowsArrive(NAME);
  }

  @Test
  @Order(2)
  void shouldTellNobodyAnythingWhoDoesNotLogIn() throws Exception {
    // A metadata request like the one that probes send to the broker's probe port
    String ask =
        "exec 3<>/dev/tcp/users-kafka-0.users-kafka/%d"
            + " && printf '\\0\\0\\0\\x0e\\0\\x03\\0\\x01\\0\\0\\0\\x01\\xff\\xff\\0\\0\\0\\0' >&3"
            + " && timeout 5 dd bs=64K count=1 status=none <&3 | grep -qaF users-kafka-0.";
    assertThat(List.of(9091, 9092))
        .allSatisfy(port -> assertThat(exec("users-cassandra-0", ask.formatted(port))).isNotZero());
    // The probe port can't be reached from another pod
    assertThat(exec("users-cassandra-0", ask.formatted(9094))).isNotZero();
    assertThat(
            exec(
                "users-kafka-0",
                ask.formatted(9094).replace("users-kafka-0.users-kafka", "127.0.0.1")))
        .isZero();
    assertThat(List.of("spark-master-0 8080", "spark-worker-0 8081", "streaming-job-0 4040"))
        .allSatisfy(
            page -> {
              String[] podAndPort = page.split(" ", -1);
              assertThat(exec("users-" + podAndPort[0], PAGE.formatted(podAndPort[1], "", "401")))
                  .isZero();
              assertThat(
                      exec(
                          "users-" + podAndPort[0],
                          PAGE.formatted(podAndPort[1], LOGIN, "(200|302)")))
                  .isZero();
            });
  }

  @Test
  @Order(3)
  void shouldLetTheStreamingJobWriteToItsTableAndNothingElse() {
    try (Table table =
        Table.open(deployed.client(), NAME, text(WRITER, "username"), text(WRITER, "password"))) {
      assertThatThrownBy(table::ids).isInstanceOf(UnauthorizedException.class);
      assertThatThrownBy(() -> table.query("DROP TABLE spark_streams.created_users"))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  @Order(4)
  void shouldLoseNothingWhenPasswordsChangeUnderLoad() throws Exception {
    // Given
    String run = "users-producer-passwords";
    deployed.startRun(NAME, run, Deployed.RUN_UNDER_LOAD);
    String writer = text(WRITER, "password");

    // When
    String driver = uid("users-streaming-job-0");
    for (String secret : List.of("users-kafka-users", WRITER)) {
      deleted(secret);
    }
    anotherThan(driver);

    // Then
    deployed.awaitEndOfRun(run);
    deployed.allServedRowsArrive(NAME);
    deployed.awaitCondition(NAME, "Ready", "True");
    assertThatThrownBy(
            () -> Table.open(deployed.client(), NAME, "users-streaming-job", writer).close())
        .isInstanceOf(AllNodesFailedException.class);
  }

  // A separate test: a run that loses its broker after a password change would have to be restarted
  @Test
  @Order(5)
  void shouldLoseNothingWhenTheBrokersCertificateChangesUnderLoad() throws Exception {
    // Given
    String run = "users-producer-certificate";
    deployed.startRun(NAME, run, Deployed.RUN_UNDER_LOAD);
    String broker = uid("users-kafka-0");

    // When
    deleted("users-kafka-certificate");

    // Then
    await("the broker has started anew")
        .atMost(PATIENCE)
        .until(() -> !broker.equals(uid("users-kafka-0")));
    deployed.awaitEndOfRun(run);
    deployed.allServedRowsArrive(NAME);
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @Test
  @Order(6)
  void shouldGoOnWithAnotherAuthority() throws Exception {
    // Given
    String certificate = text("users-kafka-certificate", "tls.crt");

    // When
    deleted("users-ca");

    // Then
    String authority = text("users-ca", "tls.crt");
    await("everybody believes the new authority alone")
        .atMost(PATIENCE)
        .until(
            () ->
                text("users-kafka-certificate", "ca.crt").equals(authority)
                    && text("users-streaming-job-kafka", "ca.crt").equals(authority));
    assertThat(text("users-kafka-certificate", "tls.crt")).isNotEqualTo(certificate);
    // Also while no new records arrive
    deployed.awaitCondition(NAME, "Ready", "True");
    String run = "users-producer-authority";
    deployed.startRun(NAME, run);
    deployed.awaitEndOfRun(run);
    deployed.allServedRowsArrive(NAME);
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @Test
  @Order(7)
  void shouldLetAnotherPipelineUseThePlatform() throws Exception {
    // Given
    // Only from here on: earlier tests try connections that no policy allows
    connections = ConnectionWatch.start(cluster);
    Map<String, String> pods = deployed.pods(NAME);

    // When
    Instant applied = Instant.now();
    deployed.tenant(TENANT, NAME, spec -> {});

    // Then
    deployed.awaitCondition(TENANT, "Ready", "True");
    LOG.info(
        "The tenant is Ready after {} s", Duration.between(applied, Instant.now()).toSeconds());
    deployed.allServedRowsArrive(TENANT, NAME, TENANT_TABLE);
    assertThat(deployed.status(NAME).orElseThrow().usedBy()).containsExactly(TENANT);
    assertThat(deployed.pods(NAME)).isEqualTo(pods);
    assertThat(deployed.pods(TENANT).keySet())
        .contains("members-spark-master-0", "members-spark-worker-0", "members-streaming-job-0")
        .allMatch(pod -> pod.matches("members-(spark|streaming-job)-.*"));
  }

  @Test
  @Order(8)
  void shouldKeepPipelinesOfOnePlatformApart() throws Exception {
    String tenant = "members-streaming-job-cassandra";
    try (Table table =
        Table.open(deployed.client(), NAME, text(tenant, "username"), text(tenant, "password"))) {
      assertThatThrownBy(table::ids).isInstanceOf(UnauthorizedException.class);
      assertThatThrownBy(() -> table.query("TRUNCATE " + Table.OF_EXAMPLE))
          .isInstanceOf(UnauthorizedException.class);
    }
    connections.verify(
        deployed.connections(TENANT, NAME),
        "KafkaUsers -> Kafka on 9091",
        "Producer -> Kafka on 9092",
        "StreamingJob -> Kafka on 9092",
        "SparkWorkers -> Cassandra on 9042");
    connections.verify(deployed.connections(NAME), "StreamingJob -> Cassandra on 9042");
  }

  @Test
  @Order(9)
  void shouldNotGoWhileItsPlatformIsUsed() {
    // When
    StreamingPipeline platform =
        deployed.client().resources(StreamingPipeline.class).withName(NAME).get();
    assertThatThrownBy(() -> deployed.client().resource(platform).delete())
        .hasMessageContaining("members")
        .hasMessageContaining("delete");

    // And when no tenant uses it any more
    deployed.client().resources(StreamingPipeline.class).withName(TENANT).delete();

    // Then
    await("nothing of the tenant is left")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(deployed.pods(TENANT)).isEmpty());
    await("the platform is not used")
        .atMost(PATIENCE)
        .until(() -> deployed.status(NAME).orElseThrow().usedBy() == null);
    deployed.awaitCondition(NAME, "Ready", "True");
    deployed.client().resource(platform).delete();
    await("nothing of the platform runs")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(deployed.pods(NAME)).isEmpty());
  }

  /** Deletes a Secret and waits until it is recreated with other content. */
  private static void deleted(String name) {
    Secret before = deployed.client().secrets().withName(name).get();
    deployed.client().resource(before).delete();
    await(name + " is another one")
        .atMost(PATIENCE)
        .until(
            () -> {
              Secret now = deployed.client().secrets().withName(name).get();
              return now != null && !before.getData().equals(now.getData());
            });
  }

  /** Waits until the driver's pod was replaced and is ready. */
  private static void anotherThan(String driver) {
    await("another driver")
        .atMost(PATIENCE)
        .until(() -> !driver.equals(uid("users-streaming-job-0")));
    deployed.awaitCondition(NAME, "StreamingJobReady", "True");
  }

  private static String uid(String pod) {
    Pod found = deployed.client().pods().withName(pod).get();
    return found == null ? "" : found.getMetadata().getUid();
  }

  private static String text(String secret, String key) {
    return new String(
        Base64.getDecoder()
            .decode(deployed.client().secrets().withName(secret).get().getData().get(key)),
        StandardCharsets.UTF_8);
  }

  /** The exit code of a shell command in a pod. Its error output is ignored. */
  private static int exec(String pod, String command) throws Exception {
    try (ExecWatch shell =
        deployed
            .client()
            .pods()
            .withName(pod)
            .writingOutput(OutputStream.nullOutputStream())
            .exec("bash", "-c", "{ %s; } 2>/dev/null".formatted(command))) {
      return shell.exitCode().get(30, TimeUnit.SECONDS);
    }
  }

  private static void secured(HasMetadata object) {
    if (object instanceof StreamingPipeline pipeline) {
      ObjectNode spec = (ObjectNode) pipeline.getSpec();
      spec.putObject("security").put("enabled", true);
      ((ObjectNode) spec.get("kafka")).put("metadata", "KRaft");
      ((ObjectNode) spec.get("producer")).put("schedule", "0 0 1 1 *").put("duration", "5s");
    }
  }
}
