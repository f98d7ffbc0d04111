package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.cluster.ThrowawayCluster;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * A pipeline that is created with Airflow and whose DAG is triggered like by a user, in a namespace
 * that enforces the restricted Pod Security Standard. The tests share the pipeline, and {@link
 * PipelineE2E} continues with it.
 */
@Order(3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AirflowE2E {
  @RegisterExtension
  static final ThrowawayCluster cluster = ThrowawayCluster.inNamespace(PipelineE2E.NAMESPACE);

  private static final Logger LOG = LoggerFactory.getLogger(AirflowE2E.class);
  private static final String NAME = PipelineE2E.NAME;
  private static final String DAG = "/dags/user_automation";
  private static final String TENANT = "members";
  private static final String TENANT_DAG = "/dags/" + TENANT;

  /** An image that can't be pulled: the domain {@code .invalid} never resolves. */
  private static final String NO_IMAGE = "registry.invalid/broken:1";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static Deployed deployed;
  private static Installation installation;
  private static ConnectionWatch connections;

  @BeforeAll
  static void deploy() throws IOException {
    deployed = Deployed.withOperator(cluster);
    installation = new Installation(cluster);
    connections = ConnectionWatch.start(cluster);
  }

  @Test
  @Order(1)
  void shouldDeliverRowsWithEverythingThatNoRecordNeedsBroken() throws IOException {
    // When
    Instant applied = Instant.now();
    deployed.example(
        object -> {
          withAirflow(object, "CronJob");
          if (object instanceof StreamingPipeline pipeline) {
            for (String part : List.of("airflow", "kafkaUi", "controlCenter")) {
              ((ObjectNode) pipeline.getSpec().get(part))
                  .put("enabled", true)
                  .put("image", NO_IMAGE);
            }
          }
        });

    // Then
    deployed.awaitFirstRow(NAME);
    LOG.info("First row after {} s", Duration.between(applied, Instant.now()).toSeconds());
    deployed.awaitCondition(NAME, "Flowing", "True");
    LOG.info("Records flow after {} s", Duration.between(applied, Instant.now()).toSeconds());
    try (Table table = Table.open(deployed.client(), NAME)) {
      assertThat(table.count()).isPositive();
    }

    // And each condition reports what is broken, and Ready names the first
    for (String part : List.of("AirflowMigration", "KafkaUi", "ControlCenter")) {
      await(part)
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(deployed.condition(NAME, part + "Ready"))
                      .hasValueSatisfying(
                          condition -> {
                            assertThat(condition.getStatus()).isEqualTo("False");
                            assertThat(condition.getMessage()).contains(NO_IMAGE);
                          }));
    }
    assertThat(deployed.condition(NAME, "Ready"))
        .hasValueSatisfying(
            ready -> {
              assertThat(ready.getStatus()).isEqualTo("False");
              assertThat(ready.getMessage()).startsWith("AirflowMigration: ").contains(NO_IMAGE);
            });

    // When
    Instant mended = Instant.now();
    deployed.example(object -> withAirflow(object, "CronJob"));

    // Then
    deployed.awaitCondition(NAME, "Ready", "True");
    LOG.info("Mended after {} s", Duration.between(mended, Instant.now()).toSeconds());
    deployed.allServedRowsArrive(NAME);
  }

  @AfterAll
  static void endTheWatch() {
    if (connections != null) {
      connections.close();
    }
  }

  @Test
  @Order(2)
  void shouldLetNobodyInWithoutThePassword() {
    assertThatThrownBy(() -> AirflowApi.open(deployed.client(), NAME, "admin", "admin").close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("401");
  }

  @Test
  @Order(3)
  void shouldRunTheProducerWhenAUserStartsTheDag() throws Exception {
    try (AirflowApi airflow = AirflowApi.open(deployed.client(), NAME)) {
      // Given
      Set<String> before = deployed.servedIds(NAME);

      // When
      String run = start(airflow, DAG);

      // Then it succeeds and reports what it delivered
      awaitState(airflow, DAG, run, "success");
      JsonNode summary = summary(airflow, DAG, run);
      assertThat(summary.get("outcome").asText()).isEqualTo("Completed");
      assertThat(summary.get("delivered").asInt()).isPositive();
      assertThat(log(airflow, run, 1)).contains("\"outcome\":\"Completed\"");

      // And it was the CronJob's pod, with the CronJob's service account
      assertThat(runs())
          .singleElement()
          .satisfies(
              pod -> {
                assertThat(pod.getStatus().getPhase()).isEqualTo("Succeeded");
                assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("users-producer");
                assertThat(owners(pod)).containsExactly("StreamingPipeline/users");
              });

      // And its records have become rows
      Set<String> served = new HashSet<>(deployed.servedIds(NAME));
      served.removeAll(before);
      assertThat(served).isNotEmpty();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(2))
          .ignoreExceptions()
          .until(
              () -> {
                try (Table table = Table.open(deployed.client(), NAME)) {
                  return table.ids().containsAll(served);
                }
              });
    }
  }

  @Test
  @Order(4)
  void shouldFailWithTheReasonWhenTheSourceAnswersNothing() throws Exception {
    // Given
    deployed.client().apps().deployments().withName("users-source").scale(0);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                deployed
                    .client()
                    .pods()
                    .withLabel("app.kubernetes.io/name", "users-source")
                    .list()
                    .getItems()
                    .isEmpty());
    try (AirflowApi airflow = AirflowApi.open(deployed.client(), NAME)) {
      // When
      String run = start(airflow, DAG);

      // Then
      awaitState(airflow, DAG, run, "failed");
      JsonNode summary = summary(airflow, DAG, run);
      assertThat(summary.get("outcome").asText()).isEqualTo("NothingDelivered");
      String reason = summary.get("reason").asText();
      assertThat(reason).contains("users-source");
      assertThat(log(airflow, run, 3))
          .contains("The producer ended with exit code 1: " + reason.replace("\"", "\\\""));

      // And the pipeline reports it too; only the pod of the last run is left
      deployed.awaitCondition(NAME, "ProducerReady", "False");
      assertThat(deployed.condition(NAME, "ProducerReady").map(Condition::getMessage))
          .hasValueSatisfying(message -> assertThat(message).contains(reason));
      assertThat(runs())
          .singleElement()
          .satisfies(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Failed"));
    } finally {
      deployed.client().apps().deployments().withName("users-source").scale(1);
    }
  }

  @Test
  @Order(5)
  void shouldKeepRunsAndTheirLogsWhenItsPodsAreGone() throws Exception {
    // Given
    JsonNode runs;
    try (AirflowApi airflow = AirflowApi.open(deployed.client(), NAME)) {
      runs = airflow.get(DAG + "/dagRuns").get("dag_runs");
    }

    // When
    deployed.kill(
        List.of("users-postgres-0", "users-airflow-scheduler-0", "users-airflow-api-server-0"),
        Readiness::isPodReady);

    // Then
    try (AirflowApi airflow = AirflowApi.open(deployed.client(), NAME)) {
      assertThat(airflow.get(DAG + "/dagRuns").get("dag_runs")).isEqualTo(runs);
      String first = runs.get(0).get("dag_run_id").asText();
      assertThat(log(airflow, first, 1)).contains("\"outcome\":");
    }
  }

  @Test
  @Order(6)
  void shouldTakeTheScheduleFromTheCronJob() throws Exception {
    try (AirflowApi airflow = AirflowApi.open(deployed.client(), NAME)) {
      assertThat(airflow.get(DAG).get("timetable_summary").isNull()).isTrue();

      // When
      deployed.example(object -> withAirflow(object, "Airflow"));

      // Then, after the kubelet has propagated the changed file
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> airflow.get(DAG).get("timetable_summary").asText().equals("0 0 1 1 *"));
      assertThat(
              deployed
                  .client()
                  .batch()
                  .v1()
                  .cronjobs()
                  .withName("users-producer")
                  .get()
                  .getSpec()
                  .getSuspend())
          .isTrue();
    }
  }

  @Test
  @Order(7)
  void shouldRunTheDagOfATenantToo() throws Exception {
    // Given a pipeline that is scheduled only by that DAG
    deployed.tenant(
        TENANT, NAME, spec -> ((ObjectNode) spec.get("producer")).setAll(schedule("Airflow")));
    deployed.awaitCondition(TENANT, "ProvisionerReady", "True");
    deployed.awaitCondition(TENANT, "StreamingJobReady", "True");

    try (AirflowApi airflow = AirflowApi.open(deployed.client(), NAME)) {
      // When
      String run = start(airflow, TENANT_DAG);

      // Then
      awaitState(airflow, TENANT_DAG, run, "success");
      JsonNode summary = summary(airflow, TENANT_DAG, run);
      assertThat(summary.get("outcome").asText()).isEqualTo("Completed");
      assertThat(summary.get("delivered").asInt()).isPositive();
    }
    assertThat(runs())
        .filteredOn(pod -> pod.getSpec().getServiceAccountName().equals(TENANT + "-producer"))
        .singleElement()
        .satisfies(pod -> assertThat(owners(pod)).containsExactly("StreamingPipeline/" + TENANT));
    deployed.allServedRowsArrive(TENANT, NAME, "spark_streams." + TENANT);
    deployed.awaitCondition(TENANT, "Ready", "True");
  }

  @Test
  @Order(8)
  void shouldHaveConnectedOnlyAsThePoliciesAllow() throws Exception {
    connections.verify(
        deployed.connections(NAME),
        "AirflowApiServer -> Postgres on 5432",
        "AirflowScheduler -> Postgres on 5432",
        "AirflowDagProcessor -> Postgres on 5432",
        "AirflowScheduler -> AirflowApiServer on 8080",
        "AirflowScheduler -> API_SERVER on 443",
        "Producer -> Kafka on 9092");
  }

  @Test
  @Order(9)
  void shouldLeaveNoRunOfTheTenantBehind() {
    // When
    deployed.client().resources(StreamingPipeline.class).withName(TENANT).delete();

    // Then
    await("nobody uses the platform any more")
        .atMost(PATIENCE)
        .until(() -> deployed.status(NAME).orElseThrow().usedBy() == null);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(installation.left("streamingpipeline.dev/pipeline=" + TENANT))
                    .allMatch(object -> object.startsWith("PersistentVolumeClaim/")));
    assertThat(runs()).allMatch(pod -> owners(pod).equals(List.of("StreamingPipeline/" + NAME)));
  }

  /** Triggers the DAG once Airflow has loaded it, and returns the run's id. */
  private static String start(AirflowApi airflow, String dag) throws Exception {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreException(IOException.class)
        .until(() -> !airflow.get(dag).get("is_paused").asBoolean());
    Map<String, Object> run = new HashMap<>();
    run.put("logical_date", null);
    return airflow.post(dag + "/dagRuns", run).get("dag_run_id").asText();
  }

  private static void awaitState(AirflowApi airflow, String dag, String run, String state) {
    await("run " + run)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(airflow.get(dag + "/dagRuns/" + encoded(run)).get("state").asText())
                    .isEqualTo(state));
  }

  private static JsonNode summary(AirflowApi airflow, String dag, String run) throws Exception {
    return airflow.get(task(dag, run) + "/xcomEntries/return_value?deserialize=true").get("value");
  }

  /** The log of one attempt, as one text. */
  private static String log(AirflowApi airflow, String run, int tryNumber) throws Exception {
    StringBuilder text = new StringBuilder();
    for (JsonNode line : airflow.get(task(DAG, run) + "/logs/" + tryNumber).get("content")) {
      text.append(line.isTextual() ? line.asText() : line.get("event").asText());
      text.append(line.path("error_detail")).append('\n');
    }
    return text.toString();
  }

  private static String task(String dag, String run) {
    return dag + "/dagRuns/" + encoded(run) + "/taskInstances/produce";
  }

  private static String encoded(String run) {
    return run.replace("+", "%2B").replace(":", "%3A");
  }

  private static List<Pod> runs() {
    return deployed
        .client()
        .pods()
        .withLabel("streamingpipeline.dev/started-by", "airflow")
        .list()
        .getItems();
  }

  /** Kind and name of each owner. */
  private static List<String> owners(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .map(owner -> owner.getKind() + "/" + owner.getName())
        .toList();
  }

  private static void withAirflow(HasMetadata object, String trigger) {
    if (object instanceof StreamingPipeline pipeline) {
      ((ObjectNode) pipeline.getSpec().get("airflow")).put("enabled", true);
      ((ObjectNode) pipeline.getSpec().get("producer")).setAll(schedule(trigger));
    }
  }

  /** Short runs, which start only when a test triggers them. */
  private static ObjectNode schedule(String trigger) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("trigger", trigger)
        .put("schedule", "0 0 1 1 *")
        .put("duration", "5s");
  }
}
