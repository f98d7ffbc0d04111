package dev.streamingpipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A pipeline with external systems, with a real API server. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class ExternalIT {
  private static final String NAME = "users";

  private static final Map<String, Map<String, String>> SECRETS =
      Map.of(
          "kafka-login", Map.of("client.properties", "security.protocol=SSL"),
          "registry-login", Map.of("username", "me", "password", "1"),
          "cassandra-login", Map.of("username", "me", "password", "2"),
          "our-ca", Map.of("ca.crt", "PEM"),
          "source-token", Map.of("token", "t"));

  @Test
  void shouldCreateNothingForExternalSystems() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      SECRETS.forEach((name, data) -> put(harness, name, data));
      harness.start();

      // When
      harness.apply(pipeline(harness));
      harness.awaitServing(NAME);

      // Then
      assertThat(harness.objects(NAME).values())
          .extracting(ExternalIT::component)
          .containsOnly("spark-master", "spark-worker", "provisioner", "streaming-job", "producer");
      for (String type : new String[] {"KafkaReady", "CassandraReady", "SchemaRegistryReady"}) {
        assertThat(harness.condition(NAME, type))
            .get()
            .extracting(Condition::getReason)
            .isEqualTo("External");
      }
      assertThat(harness.condition(NAME, "CassandraReady").orElseThrow().getMessage())
          .isEqualTo("External, at c1.example.org:9142,c2.example.org:9142");
      // And no value of a Secret is anywhere else
      assertThat(harness.objects(NAME).values())
          .filteredOn(object -> !(object instanceof Secret))
          .extracting(harness.client().getKubernetesSerialization()::asYaml)
          .noneMatch(yaml -> yaml.contains("security.protocol"));
    }
  }

  @Test
  void shouldReportAMissingSecretAndContinueOnceItExists() throws Exception {
    try (Harness harness = new Harness()) {
      // Given all but one, and one without its key
      SECRETS.forEach((name, data) -> put(harness, name, data));
      harness.client().secrets().inNamespace(harness.namespace()).withName("our-ca").delete();
      put(harness, "kafka-login", Map.of("password", "x"));
      harness.start();

      // When
      harness.apply(pipeline(harness));

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(message(harness, "KafkaReady"))
                    .isEqualTo(
                        "Secret kafka-login has only [password]; it must have client.properties");
                assertThat(message(harness, "CassandraReady"))
                    .isEqualTo("Secret our-ca does not exist; make it, with ca.crt");
              });
      harness.awaitCondition(NAME, "Stalled", "True");
      assertThat(harness.workloadsOf(NAME, Component.PROVISIONER)).isEmpty();

      // And when
      put(harness, "kafka-login", SECRETS.get("kafka-login"));
      put(harness, "our-ca", SECRETS.get("our-ca"));

      // Then
      harness.awaitServing(NAME);
    }
  }

  @Test
  void shouldVerifyANewLoginBeforeRunningProgramsGetIt() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      SECRETS.forEach((name, data) -> put(harness, name, data));
      harness.start();
      harness.apply(pipeline(harness));
      harness.awaitServing(NAME);
      String provisioned = uid(harness, "Job/users-provisioner");
      String firstRun = uid(harness, "Job/users-producer-first");
      Long driver = driver(harness);

      // When
      harness.controllers().hold(Component.PROVISIONER.label());
      put(harness, "cassandra-login", Map.of("username", "me", "password", "3"));

      // Then only the provisioner gets it
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> !provisioned.equals(uid(harness, "Job/users-provisioner")));
      await()
          .during(Harness.QUIET)
          .atMost(Harness.QUIET.multipliedBy(2))
          .until(() -> driver(harness).equals(driver));

      // And when its login has succeeded
      harness.controllers().release(Component.PROVISIONER.label());

      // Then
      await().atMost(Harness.PATIENCE).until(() -> driver(harness) > driver);
      harness.awaitServing(NAME);
      assertThat(uid(harness, "Job/users-producer-first")).isEqualTo(firstRun);

      // And when the source's token changes, then the provisioner does not run again
      String again = uid(harness, "Job/users-provisioner");
      put(harness, "source-token", Map.of("token", "u"));
      await()
          .during(Harness.QUIET)
          .atMost(Harness.QUIET.multipliedBy(2))
          .untilAsserted(
              () -> {
                assertThat(uid(harness, "Job/users-provisioner")).isEqualTo(again);
                assertThat(uid(harness, "Job/users-producer-first")).isEqualTo(firstRun);
              });
    }
  }

  private static StreamingPipeline pipeline(Harness harness) throws Exception {
    StreamingPipeline pipeline =
        harness
            .client()
            .getKubernetesSerialization()
            .unmarshal(
                Files.readString(Path.of("src/test/resources/golden/external.yaml")),
                StreamingPipeline.class);
    pipeline.getMetadata().setNamespace(harness.namespace());
    return pipeline;
  }

  private static void put(Harness harness, String name, Map<String, String> data) {
    Map<String, String> encoded = new TreeMap<>();
    data.forEach(
        (key, value) ->
            encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(UTF_8))));
    harness
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(harness.namespace())
                .endMetadata()
                .withData(encoded)
                .build())
        .createOr(NonDeletingOperation::update);
  }

  private static String message(Harness harness, String type) {
    return harness.condition(NAME, type).map(Condition::getMessage).orElse("");
  }

  private static String component(HasMetadata object) {
    return object.getMetadata().getLabels().get(Labels.COMPONENT);
  }

  private static String uid(Harness harness, String object) {
    HasMetadata found = harness.objects(NAME).get(object);
    return found == null ? "none" : found.getMetadata().getUid();
  }

  private static Long driver(Harness harness) {
    return ((StatefulSet) harness.objects(NAME).get("StatefulSet/users-streaming-job"))
        .getMetadata()
        .getGeneration();
  }
}
