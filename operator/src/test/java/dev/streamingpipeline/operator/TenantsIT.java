package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.certificates.ServerTls;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Pipelines that share a platform, on a real API server. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class TenantsIT {

  @Test
  void shouldRunOnThePlatformOfAnotherPipeline() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.secured("users"));
      harness.awaitServing("users");

      // When
      harness.apply(harness.tenant("orders"));

      // Then
      harness.awaitServing("orders");
      assertThat(harness.objects("orders").keySet())
          .contains("Job/orders-provisioner", "CronJob/orders-producer")
          .contains("StatefulSet/orders-streaming-job", "StatefulSet/orders-spark-worker")
          .doesNotContain("StatefulSet/orders-kafka", "StatefulSet/orders-cassandra")
          .doesNotContain("StatefulSet/orders-schema-registry", "StatefulSet/orders-zookeeper")
          .doesNotContain("StatefulSet/orders-airflow-scheduler", "StatefulSet/orders-kafka-ui");
      assertThat(message(harness, "orders", "KafkaReady")).startsWith("Platform users: ");
      awaitUsedBy(harness, "orders");
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(dags(harness))
                    .contains("pipeline: \"orders\"", "schedule: \"*/5 * * * *\"");
                assertThat(clients(harness, "users-kafka")).contains("orders");
              });

      // And nothing is written once converged
      harness.settle();
      int before = harness.writes();
      await()
          .during(Harness.QUIET)
          .atMost(Harness.QUIET.multipliedBy(2))
          .untilAsserted(() -> assertThat(harness.writes()).isEqualTo(before));
    }
  }

  @Test
  void shouldRestoreThePlatformWhenItsTenantIsDeleted() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.secured("users"));
      harness.awaitServing("users");
      harness.settle();
      Map<String, Object> alone = specs(harness, "users");
      harness.apply(harness.tenant("orders"));
      harness.awaitServing("orders");
      awaitUsedBy(harness, "orders");
      harness.settle();
      assertThat(specs(harness, "users")).isNotEqualTo(alone);

      // When
      harness.delete("orders");

      // Then
      awaitUsedBy(harness);
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(specs(harness, "users")).isEqualTo(alone));
    }
  }

  @Test
  void shouldReportAMissingPlatformAndContinueOnceItExists() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();

      // When
      harness.apply(harness.tenant("orders"));

      // Then
      harness.awaitCondition("orders", "Stalled", "True");
      assertThat(message(harness, "orders", "Stalled"))
          .isEqualTo(
              "spec.platformRef.name: is 'users', and namespace %s has no pipeline of that name; create it, or recreate this one with another"
                  .formatted(harness.namespace()));
      assertThat(harness.objects("orders")).isEmpty();

      // And when
      harness.apply(harness.secured("users"));

      // Then
      harness.awaitServing("orders");
    }
  }

  @Test
  void shouldWaitForTheComponentsItSharesWithThePlatform() throws Exception {
    try (Harness harness = new Harness()) {
      // Given brokers that are not ready
      harness.start();
      harness.controllers().hold(Component.KAFKA.label());
      harness.apply(harness.secured("users"));
      harness.apply(harness.tenant("orders"));

      // Then
      harness.awaitCondition("orders", Component.SPARK_WORKER.conditionType(), "True");
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(message(harness, "orders", "Ready"))
                      .startsWith("Kafka: Platform users: "));
      assertThat(harness.workloadsOf("orders", Component.KAFKA_USERS)).isEmpty();
      assertThat(harness.workloadsOf("orders", Component.PROVISIONER)).isEmpty();

      // When they do
      harness.controllers().release(Component.KAFKA.label());

      // Then
      harness.awaitServing("orders");
    }
  }

  @Test
  void shouldRefuseNamesThatAreTakenOnTheSamePlatform() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.apply(harness.tenant("orders"));
      harness.awaitServing("orders");

      // When one declares the platform's topic and DAG, and another one the tenant's table
      StreamingPipeline sameTopic = harness.tenant("clicks");
      ((ObjectNode) sameTopic.getSpec().get("topic")).put("name", "users_created");
      ((ObjectNode) sameTopic.getSpec()).putObject("airflow").put("dagId", "user_automation");
      harness.apply(sameTopic);
      StreamingPipeline sameTable = harness.tenant("archive");
      ((ObjectNode) sameTable.getSpec().get("sink").get("cassandra")).put("table", "orders");
      harness.apply(sameTable);

      // Then
      harness.awaitCondition("clicks", "Stalled", "True");
      harness.awaitCondition("archive", "Stalled", "True");
      assertThat(message(harness, "clicks", "Stalled"))
          .isEqualTo(
              "spec.topic.name: is 'users_created', which pipeline users has on the same platform; choose another; "
                  + "spec.airflow.dagId: is 'user_automation', which pipeline users has on the same platform; choose another");
      assertThat(message(harness, "archive", "Stalled"))
          .isEqualTo(
              "spec.sink.cassandra.table: is 'shop.orders', which pipeline orders has on the same platform; choose another");
      assertThat(harness.objects("clicks")).isEmpty();
      assertThat(harness.objects("archive")).isEmpty();
      harness.awaitServing("orders");

      // And when the table's name is free
      awaitUsedBy(harness, "archive", "clicks", "orders");
      harness.delete("orders");
      harness.apply(harness.tenant("unrelated"));

      // Then
      harness.awaitServing("archive");
    }
  }

  @Test
  void shouldRefuseToScheduleRunsWithoutAnAirflow() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      StreamingPipeline platform = harness.pipeline("users");
      ((ObjectNode) platform.getSpec().get("airflow")).put("enabled", false);
      harness.apply(platform);
      harness.apply(harness.tenant("orders"));

      harness.awaitCondition("orders", "Stalled", "True");
      assertThat(message(harness, "orders", "Stalled"))
          .isEqualTo(
              "spec.producer.trigger: is Airflow, but spec.airflow.enabled of pipeline users is false; enable Airflow there or use CronJob");
    }
  }

  @Test
  void shouldFollowTheCaOfThePlatform() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.secured("users"));
      harness.apply(harness.tenant("orders"));
      harness.awaitServing("users");
      harness.awaitServing("orders");
      harness.settle();
      String before = trusted(harness, "orders");
      assertThat(before).isEqualTo(trusted(harness, "users"));

      // When
      harness.client().resource(harness.objects("users").get("Secret/users-ca")).delete();

      // Then finally both trust only the new CA
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(trusted(harness, "users")).doesNotContain(before);
                assertThat(trusted(harness, "orders")).isEqualTo(trusted(harness, "users"));
              });
    }
  }

  private static void awaitUsedBy(Harness harness, String... tenants) {
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        Optional.ofNullable(harness.get("users").getStatus())
                            .map(PipelineStatus::usedBy)
                            .orElse(List.of()))
                    .containsExactly(tenants));
  }

  private static String message(Harness harness, String pipeline, String type) {
    return harness.condition(pipeline, type).map(Condition::getMessage).orElse("");
  }

  private static String dags(Harness harness) {
    return ((ConfigMap) harness.objects("users").get("ConfigMap/users-airflow"))
        .getData()
        .get("dags.yaml");
  }

  private static String clients(Harness harness, String component) {
    return ((NetworkPolicy) harness.objects("users").get("NetworkPolicy/" + component))
        .getSpec()
        .getIngress()
        .toString();
  }

  private static String trusted(Harness harness, String pipeline) {
    Secret login =
        (Secret) harness.objects(pipeline).get("Secret/%s-producer-kafka".formatted(pipeline));
    return PersistentSecret.textsIn(login).get(ServerTls.TRUSTED);
  }

  /** The specs of a pipeline's objects. */
  private static Map<String, Object> specs(Harness harness, String pipeline) {
    return harness.objects(pipeline).entrySet().stream()
        .filter(
            object -> !(object.getValue() instanceof io.fabric8.kubernetes.api.model.batch.v1.Job))
        .collect(Collectors.toMap(Map.Entry::getKey, object -> spec(object.getValue())));
  }

  private static Object spec(HasMetadata object) {
    return object instanceof ConfigMap files
        ? files.getData()
        : object instanceof NetworkPolicy policy
            ? policy.getSpec()
            : object.getMetadata().getGeneration() == null
                ? ""
                : object.getMetadata().getGeneration();
  }
}
