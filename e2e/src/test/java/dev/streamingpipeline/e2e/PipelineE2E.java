package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.network.Connection;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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
 * One pipeline from its file to its end, in a namespace that admits only restricted pods. The tests
 * share it, because each would need a minute to come so far.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipelineE2E {
  @RegisterExtension static final ThrowawayCluster cluster = new ThrowawayCluster();

  private static final Logger LOG = LoggerFactory.getLogger(PipelineE2E.class);
  private static final String NAME = "users";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static Deployed deployed;
  private static Installation installation;
  private static ConnectionWatch connections;

  @BeforeAll
  static void installTheOperator() throws IOException {
    deployed = Deployed.withOperator(cluster, Set.of("airflow", "postgres"));
    installation = new Installation(cluster);
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
  void shouldDeliverRowsFromOneFile() throws IOException {
    // When
    Instant applied = Instant.now();
    deployed.example(PipelineE2E::withoutSchedule);

    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                deployed
                    .status(NAME)
                    .map(status -> status.records())
                    .map(records -> records.written())
                    .filter(written -> written > 0)
                    .isPresent());
    LOG.info("First row after {} s", Duration.between(applied, Instant.now()).toSeconds());
    deployed.awaitCondition(NAME, "Ready", "True");
    LOG.info("Ready after {} s", Duration.between(applied, Instant.now()).toSeconds());
    allServedRowsArrive();
  }

  @Test
  @Order(2)
  void shouldRefuseAWrongPassword() {
    assertThatThrownBy(() -> Table.open(deployed.client(), NAME, "cassandra", "cassandra").close())
        .isInstanceOf(AllNodesFailedException.class);
    assertThatThrownBy(() -> Table.open(deployed.client(), NAME, "pipeline", "wrong").close())
        .isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  @Order(3)
  void shouldFillANewOptionalFieldOfARunningPipeline() throws IOException {
    // When
    deployed.example(
        object -> {
          withoutSchedule(object);
          if (object instanceof StreamingPipeline pipeline) {
            ((ArrayNode) pipeline.getSpec().at("/schema/fields"))
                .addObject()
                .put("name", "nationality")
                .put("type", "string")
                .put("required", false)
                .put("value", "record.nat");
          }
        });

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
    allServedRowsArrive();
    assertThat(deployed.status(NAME).orElseThrow().records().deadLettered()).isZero();
  }

  @Test
  @Order(4)
  void shouldLoseNothingWhenPodsAreKilledUnderLoad() throws Exception {
    // Given a run of the producer
    start("users-producer-under-load");
    int before = deployed.servedIds().size();
    await().atMost(PATIENCE).until(() -> deployed.servedIds().size() > before);

    // When
    for (String pod :
        List.of(
            "users-streaming-job-0",
            "users-kafka-0",
            "users-spark-worker-0",
            "users-cassandra-0")) {
      deployed.kill(pod, now -> true);
      TimeUnit.SECONDS.sleep(8);
    }

    // Then
    awaitEnd("users-producer-under-load");
    allServedRowsArrive();
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @Test
  @Order(5)
  void shouldLoseNothingWhenWorkersComeAndGoUnderLoad() throws Exception {
    // Given a run of the producer
    start("users-producer-while-scaling");
    int before = deployed.servedIds().size();
    await().atMost(PATIENCE).until(() -> deployed.servedIds().size() > before);
    long rows = written();

    // When
    scale(2);

    // Then the job computes on both
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> deployed.sparkMaster(NAME).get("workers").size() == 2);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(deployed.sparkMaster(NAME).get("workers"))
                    .allSatisfy(
                        worker -> assertThat(worker.get("coresused").asInt()).isPositive()));
    await("rows go on arriving").atMost(PATIENCE).until(() -> written() > rows);

    // When
    scale(1);

    // Then
    await()
        .atMost(PATIENCE)
        .until(() -> deployed.client().pods().withName("users-spark-worker-1").get() == null);
    awaitEnd("users-producer-while-scaling");
    allServedRowsArrive();
    deployed.awaitCondition(NAME, "Ready", "True");
  }

  @Test
  @Order(6)
  void shouldHaveConnectedOnlyAsThePoliciesAllow() throws Exception {
    List<Connection> notSeen = connections.notSeen(deployed.connections(NAME));
    LOG.info("Nobody was seen to use {}", notSeen);

    assertThat(connections.forbidden()).isEmpty();
    assertThat(notSeen)
        .extracting(Connection::toString)
        .doesNotContain(
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
    // What the new one puts back is the proof that it was at work
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

  /** Starts a run of the producer. */
  private static void start(String name) {
    CronJob cronJob = deployed.client().batch().v1().cronjobs().withName("users-producer").get();
    // As "kubectl create job --from" makes it: it goes when the CronJob goes
    Job run =
        new JobBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(cluster.namespace())
            .withLabels(cronJob.getSpec().getJobTemplate().getMetadata().getLabels())
            .endMetadata()
            .withSpec(cronJob.getSpec().getJobTemplate().getSpec())
            .build();
    run.addOwnerReference(cronJob);
    deployed.client().resource(run).create();
  }

  private static void awaitEnd(String name) {
    await("the run ends well")
        .atMost(PATIENCE)
        .until(
            () ->
                Integer.valueOf(1)
                    .equals(
                        deployed
                            .client()
                            .batch()
                            .v1()
                            .jobs()
                            .withName(name)
                            .get()
                            .getStatus()
                            .getSucceeded()));
  }

  /** As "kubectl scale sp users" does it. */
  private static void scale(int workers) {
    deployed.client().resources(StreamingPipeline.class).withName(NAME).scale(workers);
  }

  private static long written() {
    return deployed.status(NAME).orElseThrow().records().written();
  }

  /** Waits until every record that the source has served is a row. */
  private static void allServedRowsArrive() {
    await("all served records are rows")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Set<String> missing = new HashSet<>(deployed.servedIds());
              assertThat(missing).isNotEmpty();
              try (Table table = Table.open(deployed.client(), NAME)) {
                missing.removeAll(table.ids());
              }
              assertThat(missing).isEmpty();
            });
  }

  /** Runs start when a test starts them. */
  private static void withoutSchedule(HasMetadata object) {
    if (object instanceof StreamingPipeline pipeline) {
      ((ObjectNode) pipeline.getSpec().get("producer")).put("schedule", "0 0 1 1 *");
    }
  }
}
