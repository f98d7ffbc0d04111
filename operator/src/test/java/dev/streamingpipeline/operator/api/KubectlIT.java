package dev.streamingpipeline.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resource's behaviour with kubectl. */
class KubectlIT {
  private static final String STATUS =
      """
      {"status": {
        "conditions": [CONDITIONS],
        "sparkWorkers": 1,
        "sparkWorkerSelector": "app.kubernetes.io/name=spark-worker",
        "records": {"produced": 50, "written": 40, "deadLettered": 0, "lag": 10, "lastRowAt": "2026-01-31T10:00:00Z"}}}
      """;
  private static final String CONDITION =
      """
      {"type": "%s", "status": "%s", "reason": "%s", "message": "%s", "lastTransitionTime": "2026-01-31T10:00:00Z"}""";

  @TempDir Path folder;

  private final ApiServer server = ApiServer.get();
  private final String namespace = server.newNamespace();
  private final Path example = Examples.DIRECTORY.resolve("users.yaml");

  @BeforeEach
  void applyTheExample() throws Exception {
    assertThat(kubectl("apply", "--filename=" + example)).contains("created");
  }

  @Test
  void shouldApplyTheCrdAndTheExampleOnTheClientsSide() throws Exception {
    // The last-applied-configuration annotation is limited in size, and contains the whole CRD.
    assertThat(kubectl("apply", "--filename=" + CrdTest.GENERATED))
        .contains("customresourcedefinition.apiextensions.k8s.io/streamingpipelines")
        .doesNotContain("Too long");
    assertThat(kubectl("apply", "--filename=" + example)).contains("unchanged");
  }

  @Test
  void shouldShowTheStateInColumns() throws Exception {
    // Given
    String conditions =
        String.join(
            ",",
            List.of(
                CONDITION.formatted("Ready", "False", "WaitingForSpark", "no worker yet"),
                CONDITION.formatted("KafkaReady", "True", "Ready", ""),
                CONDITION.formatted("SchemaRegistryReady", "True", "Ready", ""),
                CONDITION.formatted("CassandraReady", "True", "Ready", ""),
                CONDITION.formatted("SparkWorkersReady", "False", "NoWorker", ""),
                CONDITION.formatted("StreamingJobReady", "Unknown", "Waiting", "")));
    kubectl(
        "patch",
        "sp",
        "users",
        "--subresource=status",
        "--type=merge",
        "--patch=" + STATUS.replace("CONDITIONS", conditions));

    // Then
    assertThat(rows(kubectl("get", "sp")))
        .first()
        .isEqualTo(List.of("NAME", "READY", "REASON", "WRITTEN", "LAG", "AGE"));
    assertThat(rows(kubectl("get", "sp")).get(1))
        .startsWith("users", "False", "WaitingForSpark", "40", "10");
    assertThat(rows(kubectl("get", "sp", "--output=wide")).get(0))
        .endsWith(
            "AGE",
            "PLATFORM",
            "KAFKA",
            "REGISTRY",
            "CASSANDRA",
            "SPARK",
            "STREAM",
            "LAST ROW",
            "MESSAGE");
    assertThat(rows(kubectl("get", "sp", "--output=wide")).get(1))
        .containsSubsequence("True", "True", "True", "False", "Unknown")
        .endsWith("no worker yet");
  }

  @Test
  void shouldShowWhosePlatformATenantUses() throws Exception {
    Path tenant = Files.writeString(folder.resolve("tenant.yaml"), Examples.TENANT);

    assertThat(kubectl("apply", "--filename=" + tenant)).contains("created");

    assertThat(rows(kubectl("get", "sp", "orders", "--output=wide")).get(1)).contains("users");
    assertThat(kubectl("explain", "sp.spec.airflow.dagId"))
        .contains("Unless given, user_automation")
        .doesNotContain("default:");
  }

  @Test
  void shouldBelongToTheCategoryAll() throws Exception {
    assertThat(kubectl("get", "all")).contains("streamingpipeline.streamingpipeline.dev/users");
  }

  @Test
  void shouldScaleTheSparkWorkersWithinTheirBounds() throws Exception {
    assertThat(kubectl("scale", "sp", "users", "--replicas=3")).contains("scaled");
    assertThat(kubectl("get", "sp", "users", "--output=jsonpath={.spec.spark.workers}"))
        .isEqualTo("3");

    assertThat(kubectl("scale", "sp", "users", "--replicas=0"))
        .contains("spec.spark.workers", "greater than or equal to 1");
    assertThat(kubectl("scale", "sp", "users", "--replicas=100"))
        .contains("spec.spark.workers", "less than or equal to 99");
  }

  @Test
  void shouldScaleWorkersWhoseNumberWasNotDeclared() throws Exception {
    kubectl("patch", "sp", "users", "--type=json", "--patch=[{op: remove, path: /spec/spark}]");

    assertThat(kubectl("scale", "sp", "users", "--replicas=2")).contains("scaled");

    assertThat(kubectl("get", "sp", "users", "--output=jsonpath={.spec.spark.workers}"))
        .isEqualTo("2");
  }

  @Test
  void shouldSupportAnAutoscalerByTheScaleSubresource() throws Exception {
    // Given
    kubectl(
        "patch",
        "sp",
        "users",
        "--subresource=status",
        "--type=merge",
        "--patch=" + STATUS.replace("CONDITIONS", ""));

    // When
    String scale =
        kubectl(
            "get",
            "--raw",
            "/apis/streamingpipeline.dev/v1alpha1/namespaces/%s/streamingpipelines/users/scale"
                .formatted(namespace));

    // Then
    assertThat(Examples.tree(scale).at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(Examples.tree(scale).at("/status/replicas").asInt()).isEqualTo(1);
    assertThat(Examples.tree(scale).at("/status/selector").asText())
        .isEqualTo("app.kubernetes.io/name=spark-worker");
  }

  @Test
  void shouldRejectDuplicateTenantsInTheStatus() throws Exception {
    String answer =
        kubectl(
            "patch",
            "sp",
            "users",
            "--subresource=status",
            "--type=merge",
            "--patch={\"status\": {\"usedBy\": [\"orders\", \"clicks\", \"orders\"]}}");

    assertThat(answer).contains("status.usedBy[2]: Duplicate value: \"orders\"");
  }

  @Test
  void shouldExplainFields() throws Exception {
    assertThat(kubectl("explain", "sp")).contains("A stream: an HTTP API is polled");
    assertThat(kubectl("explain", "sp.spec.kafka"))
        .contains("The brokers.", "enum: External, Standalone, Strimzi", "Who runs the brokers");
    assertThat(kubectl("explain", "sp.spec.schema.fields.value"))
        .contains("CEL expression over record");
    assertThat(kubectl("explain", "sp.status.conditions")).contains("One for each component");
    assertThat(kubectl("explain", "sp.status.usedBy"))
        .contains("Pipelines that use this one's platform");
  }

  /** kubectl's output, standard error included. */
  private String kubectl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(server.kubectl().getPath());
    command.add("--kubeconfig=" + Files.writeString(folder.resolve("config"), server.kubeConfig()));
    command.add("--namespace=" + namespace);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  /** A table's cells; columns are at least two spaces apart. */
  private static List<List<String>> rows(String table) {
    return table.lines().map(line -> List.of(line.strip().split(" {2,}"))).toList();
  }
}
