package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.fixtures.Seeds;
import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pipeline that is changed, loses pods, is scaled up and down and is deleted, in a namespace
 * that enforces the restricted Pod Security Standard. The tests share it. It reuses the pipeline of
 * {@link AirflowE2E} where that ran before, which saves a minute. The operator is uninstalled at
 * the end, so this class runs last.
 */
@Order(4)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipelineE2E {
  static final String NAMESPACE = "everything";
  static final String NAME = "users";

  @RegisterExtension
  static final ThrowawayCluster cluster = ThrowawayCluster.inNamespace(NAMESPACE);

  private static final Logger LOG = LoggerFactory.getLogger(PipelineE2E.class);
  private static final String SECOND_NODE = "users-cassandra-1";
  private static final int LONGEST_PAUSE_MILLIS = 6_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static Deployed deployed;
  private static Installation installation;
  private static ConnectionWatch connections;

  @BeforeAll
  static void deploy() throws IOException {
    deployed = Deployed.withOperator(cluster);
    installation = new Installation(cluster);
    deployed.example(PipelineE2E::withoutSchedule);
    deployed.awaitFirstRow(NAME);
    deployed.awaitCondition(NAME, "Ready", "True");
    connections = ConnectionWatch.start(cluster);
  }

  @AfterAll
  static void endTheWatch() {
    if (connections != null) {
      connections.close();
    }
  }

  @Test
  @Order(1)
  void shouldRefuseAWrongPassword() {
    assertThatThrownBy(() -> Table.open(deployed.client(), NAME, "cassandra", "cassandra").close())
        .isInstanceOf(AllNodesFailedException.class);
    assertThatThrownBy(() -> Table.open(deployed.client(), NAME, "pipeline", "wrong").close())
        .isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  @Order(2)
  void shouldFillANewOptionalFieldOfARunningPipeline() throws IOException {
    // When
    deployed.example(PipelineE2E::withNationality);

    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .until(
            () -> {
              try (Table table = Table.open(deployed.client(), NAME)) {
                return table.query("SELECT nationality FROM spark_streams.created_users").stream()
                    .anyMatch(row -> row.getString(0) != null);
              }
            });
    deployed.awaitCondition(NAME, "Ready", "True");
    deployed.allServedRowsArrive(NAME);
    assertThat(deployed.status(NAME).orElseThrow().records().deadLettered()).isZero();
  }

  @SoakTest
  @Seeds
  @Order(3)
  void shouldLoseNothingWhenPodsAreKilledUnderLoad(long seed) throws Exception {
    // Given a run of the producer
    String run = "users-producer-under-load-" + seed;
    deployed.startRun(NAME, run, Deployed.RUN_UNDER_LOAD);
    Random random = new Random(seed);
    List<String> pods =
        new ArrayList<>(
            List.of(
                "users-streaming-job-0",
                "users-kafka-0",
                "users-spark-worker-0",
                "users-cassandra-0"));
    Collections.shuffle(pods, random);

    // When
    for (String pod : pods) {
      deployed.kill(List.of(pod), now -> true);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    // Then
    deployed.awaitEndOfRun(run);
    deployed.allServedRowsArrive(NAME);
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @Test
  @Order(4)
  void shouldLoseNothingWhenWorkersComeAndGoUnderLoad() throws Exception {
    // Given a run of the producer
    deployed.startRun(NAME, "users-producer-while-scaling", Deployed.RUN_UNDER_LOAD);
    long rows = written();

    // When
    scale(2);

    // Then the job has executors on both
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> deployed.sparkWorkers(NAME).size() == 2);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(deployed.sparkWorkers(NAME))
                    .allSatisfy(
                        worker -> assertThat(worker.get("coresused").asInt()).isPositive()));
    await("rows go on arriving").atMost(PATIENCE).until(() -> written() > rows);

    // When
    scale(1);

    // Then
    await()
        .atMost(PATIENCE)
        .until(() -> deployed.client().pods().withName("users-spark-worker-1").get() == null);
    deployed.awaitEndOfRun("users-producer-while-scaling");
    deployed.allServedRowsArrive(NAME);
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @SoakTest
  @MethodSource("returnsOfANode")
  @Order(5)
  void shouldKeepEveryRowWhenNodesOfCassandraComeAndGo(boolean returns) throws Exception {
    // When a node joins
    deployed.example(object -> withNodes(object, 2));

    // Then rows are on both
    awaitSecondNode();
    deployed.awaitCondition(NAME, "Ready", "True");
    deployed.startRun(NAME, "users-producer-on-two-nodes");
    deployed.awaitEndOfRun("users-producer-on-two-nodes");
    deployed.allServedRowsArrive(NAME);
    assertThat(otherNodes()).isEqualTo(1);

    shouldLeaveWithoutItsRows();
    if (returns) {
      // When it joins again, with its former volume
      deployed.example(object -> withNodes(object, 2));

      // Then it starts empty: Cassandra does not accept a decommissioned node's data
      awaitSecondNode();
      deployed.awaitCondition(NAME, "Ready", "True");
      deployed.allServedRowsArrive(NAME);
      assertThat(otherNodes()).isEqualTo(1);

      shouldLeaveWithoutItsRows();
    }
  }

  /** Whether the decommissioned node joins again, which takes two minutes. */
  static List<Boolean> returnsOfANode() {
    return Soak.points(List.of(true), List.of(false));
  }

  private static void shouldLeaveWithoutItsRows() throws IOException {
    // When
    Instant asked = Instant.now();
    deployed.example(object -> withNodes(object, 1));

    // Then
    await("the last node is gone")
        .atMost(Duration.ofMinutes(6))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> deployed.client().pods().withName(SECOND_NODE).get() == null);
    LOG.info("Left after {} s", Duration.between(asked, Instant.now()).toSeconds());
    deployed.allServedRowsArrive(NAME);
    assertThat(otherNodes()).isZero();
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @Test
  @Order(6)
  void shouldHaveConnectedOnlyAsThePoliciesAllow() throws Exception {
    connections.verify(
        deployed.connections(NAME),
        "Kafka -> ZooKeeper on 2181",
        "Producer -> Kafka on 9092",
        "SparkWorkers -> SparkMaster on 7077",
        "SparkWorkers -> StreamingJob on 7078",
        "SparkWorkers -> StreamingJob on 7079",
        "SparkWorkers -> Kafka on 9092",
        "SparkWorkers -> Cassandra on 9042",
        "StreamingJob -> SparkMaster on 7077",
        "StreamingJob -> Kafka on 9092",
        "StreamingJob -> Cassandra on 9042",
        "OPERATOR -> StreamingJob on 8090");
  }

  @Test
  @Order(7)
  void shouldStartNoPodAnewWhenTheOperatorIsAnother() throws Exception {
    // Given
    Map<String, String> before = deployed.pods(NAME);

    // When
    installation.upgrade();
    // The new operator restores a deleted Service, which proves that it reconciled
    var service = deployed.client().services().withName("users-spark-worker");
    String former = service.get().getMetadata().getUid();
    service.delete();
    await()
        .atMost(PATIENCE)
        .until(() -> service.get() != null && !former.equals(service.get().getMetadata().getUid()));
    deployed.awaitCondition(NAME, "Ready", "True");

    // Then
    assertThat(before).hasSizeGreaterThan(5);
    assertThat(deployed.pods(NAME)).isEqualTo(before);
  }

  @Test
  @Order(8)
  void shouldLeaveNothingButVolumesBehind() throws IOException {
    // When
    deployed.client().resources(StreamingPipeline.class).withName(NAME).delete();

    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(installation.left("streamingpipeline.dev/pipeline=" + NAME))
                    .isNotEmpty()
                    .allMatch(object -> object.startsWith("PersistentVolumeClaim/")));
    assertThat(installation.left("streamingpipeline.dev/started-by=airflow")).isEmpty();
    assertThat(deployed.client().rbac().roles().list().getItems()).isEmpty();

    // When
    installation.uninstall();

    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(installation.left("app.kubernetes.io/part-of=streaming-pipeline"))
                    .isEmpty());
  }

  private static void awaitSecondNode() {
    await(SECOND_NODE)
        .atMost(PATIENCE)
        .until(
            () ->
                Optional.ofNullable(deployed.client().pods().withName(SECOND_NODE).get())
                    .filter(Readiness::isPodReady)
                    .isPresent());
  }

  /** The number of other nodes in the first node's view of the ring. */
  private static int otherNodes() {
    try (Table table = Table.open(deployed.client(), NAME)) {
      return table.query("SELECT host_id FROM system.peers_v2").size();
    }
  }

  /** Scales like "kubectl scale sp users". */
  private static void scale(int workers) {
    deployed.client().resources(StreamingPipeline.class).withName(NAME).scale(workers);
  }

  private static long written() {
    return deployed.written(NAME);
  }

  private static void withNationality(HasMetadata object) {
    withoutSchedule(object);
    if (object instanceof StreamingPipeline pipeline) {
      ((ArrayNode) pipeline.getSpec().at("/schema/fields"))
          .addObject()
          .put("name", "nationality")
          .put("type", "string")
          .put("required", false)
          .put("value", "record.nat");
    }
  }

  private static void withNodes(HasMetadata object, int nodes) {
    withNationality(object);
    if (object instanceof StreamingPipeline pipeline) {
      ((ObjectNode) pipeline.getSpec().get("cassandra")).put("replicas", nodes);
      ((ObjectNode) pipeline.getSpec().at("/sink/cassandra")).put("replicationFactor", 1);
    }
  }

  /** A yearly schedule, so that runs start only when a test starts them. */
  private static void withoutSchedule(HasMetadata object) {
    if (object instanceof StreamingPipeline pipeline) {
      ((ObjectNode) pipeline.getSpec().get("airflow")).put("enabled", true);
      ((ObjectNode) pipeline.getSpec().get("producer"))
          .put("schedule", "0 0 1 1 *")
          .put("duration", "5s");
    }
  }
}
