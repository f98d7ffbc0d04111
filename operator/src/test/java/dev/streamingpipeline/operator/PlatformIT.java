package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components outside the data path, with a real API server. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class PlatformIT {
  private static final EnumSet<Component> PATH =
      EnumSet.range(Component.ZOOKEEPER, Component.PRODUCER);
  private static final EnumSet<Component> LEAVES = EnumSet.complementOf(PATH);

  @Test
  void shouldBeReadyForRowsWithoutComponentsOutsideTheDataPath() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      LEAVES.forEach(leaf -> harness.controllers().hold(leaf.label()));
      harness.start();

      // When
      harness.apply(harness.secured("users"));

      // Then
      for (Component component : PATH) {
        harness.awaitCondition("users", component.conditionType(), "True");
      }
      for (Component leaf : LEAVES) {
        harness.awaitCondition("users", leaf.conditionType(), "False");
      }
      Condition ready = harness.condition("users", "Ready").orElseThrow();
      assertThat(ready.getReason()).startsWith(Component.POSTGRES.title());

      // And when they become ready
      LEAVES.forEach(leaf -> harness.controllers().release(leaf.label()));

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldDeleteAirflowAndItsPermissionsWhenItIsDisabled() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      StreamingPipeline without = harness.pipeline("users");
      ((ObjectNode) without.getSpec().get("airflow")).put("enabled", false);
      harness.apply(without);

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(harness.objects("users").values())
                      .extracting(PlatformIT::component)
                      .doesNotContain("postgres")
                      .noneMatch(label -> label.startsWith("airflow")));
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(harness.condition("users", "PostgresReady")).isEmpty());
      harness.awaitCondition("users", Component.PRODUCER.conditionType(), "True");

      // And when it is enabled again
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldMoveTheScheduleToAirflowAndBack() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      assertThat(cronJob(harness).getSpec().getSuspend()).isFalse();
      assertThat(settings(harness)).doesNotContain("schedule:");

      // When
      StreamingPipeline byAirflow = harness.pipeline("users");
      ((ObjectNode) byAirflow.getSpec().get("producer")).put("trigger", "Airflow");
      harness.apply(byAirflow);

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(cronJob(harness).getSpec().getSuspend()).isTrue();
                assertThat(settings(harness)).contains("schedule: \"0 0 * * *\"");
              });

      // And when
      harness.apply(harness.pipeline("users"));

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(cronJob(harness).getSpec().getSuspend()).isFalse();
                assertThat(settings(harness)).doesNotContain("schedule:");
              });
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class RightsOfAccounts {
    private final Harness harness = new Harness();

    @BeforeAll
    void start() {
      harness.start();
      harness.apply(harness.pipeline("users"));
      // The authorizer's cache of roles lags a moment
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> may(harness, "users-airflow-scheduler", "create", "", "pods", ""));
    }

    @AfterAll
    void stop() throws Exception {
      harness.close();
    }

    @ParameterizedTest
    @CsvSource({
      "users-airflow-scheduler,     create, '', pods,         '',   true",
      "users-airflow-scheduler,     delete, '', pods,         '',   true",
      "users-airflow-scheduler,     get,    '', pods,         log,  true",
      "users-airflow-scheduler,     list,   '', events,       '',   true",
      "users-airflow-scheduler,     create, '', pods,         exec, false",
      "users-airflow-scheduler,     get,    '', secrets,      '',   false",
      "users-airflow-scheduler,     create, apps, statefulsets, '', false",
      "users-airflow-dag-processor, create, '', pods,         '',   false",
      "users-airflow-api-server,    get,    '', pods,         log,  false",
      "users-producer,              get,    '', pods,         '',   false",
    })
    void shouldAllowTasksOnlyToStartPods(
        String account, String verb, String group, String resource, String part, boolean allowed) {
      assertThat(may(harness, account, verb, group, resource, part)).isEqualTo(allowed);
    }
  }

  @Test
  void shouldCreateKeysOnceAndKeepThemOutOfOtherObjects() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      Map<String, HasMetadata> objects = harness.objects("users");
      String everythingElse =
          objects.values().stream()
              .filter(object -> !(object instanceof Secret))
              .map(harness.client().getKubernetesSerialization()::asYaml)
              .reduce("", String::concat);
      for (String name : Set.of("Secret/users-airflow", "Secret/users-postgres")) {
        Map<String, String> keys = ((Secret) objects.get(name)).getData();
        assertThat(keys).hasSizeGreaterThanOrEqualTo(1);
        keys.forEach(
            (key, value) -> {
              if (!key.equals("username")) {
                assertThat(everythingElse)
                    .as(key)
                    .doesNotContain(value)
                    .doesNotContain(
                        new String(
                            java.util.Base64.getDecoder().decode(value),
                            java.nio.charset.StandardCharsets.UTF_8));
              }
            });
      }

      // When everything is reconciled again
      StreamingPipeline changed = harness.pipeline("users");
      ((ObjectNode) changed.getSpec().get("airflow")).put("image", "example.org/airflow:3.1.9");
      harness.apply(changed);
      await()
          .atMost(Harness.PATIENCE)
          .until(
              () ->
                  harness
                      .workloadsOf("users", Component.AIRFLOW_API_SERVER)
                      .anyMatch(
                          workload ->
                              harness
                                  .client()
                                  .getKubernetesSerialization()
                                  .asYaml(workload)
                                  .contains("example.org/airflow:3.1.9")));

      // Then
      assertThat(((Secret) harness.objects("users").get("Secret/users-airflow")).getData())
          .isEqualTo(((Secret) objects.get("Secret/users-airflow")).getData());
    }
  }

  private static boolean may(
      Harness harness, String account, String verb, String group, String resource, String part) {
    // @formatter:off
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
              .withUser("system:serviceaccount:%s:%s".formatted(harness.namespace(), account))
              .withNewResourceAttributes()
                .withNamespace(harness.namespace())
                .withVerb(verb)
                .withGroup(group)
                .withResource(resource)
                .withSubresource(part)
              .endResourceAttributes()
            .endSpec()
            .build();
    // @formatter:on
    return harness
        .client()
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  private static String component(HasMetadata object) {
    return object.getMetadata().getLabels().get(Labels.COMPONENT);
  }

  private static CronJob cronJob(Harness harness) {
    return (CronJob) harness.objects("users").get("CronJob/users-producer");
  }

  private static String settings(Harness harness) {
    return ((ConfigMap) harness.objects("users").get("ConfigMap/users-airflow"))
        .getData()
        .get("dags.yaml");
  }
}
