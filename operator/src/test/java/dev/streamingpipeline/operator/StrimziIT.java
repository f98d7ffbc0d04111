package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.operator.apiserver.StrimziCrds;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines whose brokers are Strimzi's, with Strimzi's own definitions. */
class StrimziIT {
  private static final String LOGIN = "Secret/orders-producer-kafka";

  private final Harness harness = new Harness();
  private final StrimziHarness strimzi = new StrimziHarness(harness);

  @AfterEach
  void stop() throws Exception {
    strimzi.close();
    harness.close();
  }

  @AfterAll
  static void uninstall() {
    StrimziHarness.uninstall();
  }

  @ParameterizedTest
  @CsvSource({"OF_0_45, ZooKeeper", "OF_0_45, KRaft", "OF_1_2, KRaft"})
  void shouldUseTheBrokersOfStrimzi(StrimziCrds crds, String metadata) {
    // Given
    strimzi.install(crds);
    harness.start();

    // When
    harness.apply(strimzi.users(metadata));

    // Then
    harness.awaitServing("users");
    assertThat(strimzi.kafka(crds).getMetadata().getName()).isEqualTo("users");
    assertThat(strimzi.list(crds, "KafkaNodePool")).hasSize(metadata.equals("KRaft") ? 1 : 0);
    assertThat(strimzi.condition().map(Condition::getMessage).orElseThrow())
        .startsWith(
            "1 broker serves with Kafka 3.9.2, by Strimzi 0.45.2; Strimzi warns: Support for");
    String bootstrap = "users-kafka-bootstrap.%s.svc:9092".formatted(harness.namespace());
    assertThat(
            harness
                .client()
                .apps()
                .statefulSets()
                .inNamespace(harness.namespace())
                .withName("users-streaming-job")
                .get())
        .satisfies(job -> assertThat(variable("KAFKA_BOOTSTRAP_SERVERS", job)).hasValue(bootstrap));
    assertThat(harness.get("users").getStatus().endpoints())
        .anySatisfy(endpoint -> assertThat(endpoint.address()).isEqualTo(bootstrap));

    // And none of the objects that Strimzi creates under the same names
    assertThat(harness.objects("users").keySet())
        .doesNotContain(
            "StatefulSet/users-kafka",
            "Service/users-kafka",
            "ServiceAccount/users-kafka",
            "ConfigMap/users-kafka",
            "StatefulSet/users-zookeeper");
  }

  @ParameterizedTest
  @CsvSource({"OF_0_45, ZooKeeper", "OF_0_45, KRaft", "OF_1_2, KRaft"})
  void shouldWriteNothingOnceConverged(StrimziCrds crds, String metadata) {
    // Given
    strimzi.install(crds);
    harness.start();
    harness.apply(strimzi.users(metadata));
    harness.awaitServing("users");
    harness.settle();

    // When an event changes nothing that the operator sets
    int before = harness.writes();
    GenericKubernetesResource kafka = strimzi.kafka(crds);
    kafka.getMetadata().getAnnotations().put("somebody", "else");
    harness.client().resource(kafka).update();

    // Then
    await()
        .during(Harness.QUIET)
        .atMost(Harness.QUIET.multipliedBy(2))
        .untilAsserted(() -> assertThat(harness.writes()).isEqualTo(before));
  }

  @ParameterizedTest
  @CsvSource({"OF_0_45, ZooKeeper", "OF_1_2, KRaft"})
  void shouldLetTenantsLogInToTheBrokersOfTheirPlatform(StrimziCrds crds, String metadata) {
    // Given
    strimzi.install(crds);
    harness.start();
    harness.apply(strimzi.users(metadata));

    // When
    harness.apply(harness.tenant("orders"));

    // Then
    harness.awaitServing("orders");
    assertThat(strimzi.list(crds, "Kafka")).hasSize(1);
    assertThat(strimzi.list(crds, "KafkaUser"))
        .filteredOn(user -> user.getMetadata().getName().startsWith("orders-"))
        .extracting(user -> user.getMetadata().getName())
        .containsExactlyInAnyOrder("orders-provisioner", "orders-producer", "orders-streaming-job");
    assertThat(strimzi.list(crds, "KafkaUser"))
        .allSatisfy(
            user ->
                assertThat(user.getMetadata().getLabels())
                    .containsEntry(Labels.STRIMZI_CLUSTER, "users"));
    Map<String, String> login =
        PersistentSecret.textsIn((Secret) harness.objects("orders").get(LOGIN));
    assertThat(login).containsEntry("ca.crt", "a certificate\n");
    assertThat(login.get("sasl.jaas.config")).contains("username=\"orders-producer\"");
    assertThat(harness.get("orders").getStatus().endpoints())
        .anySatisfy(
            endpoint ->
                assertThat(endpoint.address())
                    .isEqualTo("users-kafka-bootstrap.%s.svc:9092", harness.namespace()));
  }

  @ParameterizedTest
  @CsvSource({
    "OF_0_45, strimzi-zookeeper",
    "OF_0_45, strimzi-kraft-v1",
    "OF_1_2, strimzi-kraft-v1",
  })
  void shouldSetOnlyFieldsThatStrimziHas(StrimziCrds crds, String golden) throws Exception {
    strimzi.install(crds);
    for (var row : GoldenPipelines.objects(GoldenPipelines.named(golden)).entrySet()) {
      for (HasMetadata object : row.getValue()) {
        if (!(object instanceof GenericKubernetesResource)) {
          continue;
        }
        GenericKubernetesResource resource =
            Serialization.unmarshal(Serialization.asYaml(object), GenericKubernetesResource.class);
        resource.setApiVersion(crds.apiVersion());
        resource.getMetadata().setNamespace(harness.namespace());

        // The API server refuses unknown fields, in place of dropping them
        GenericKubernetesResource made =
            harness
                .client()
                .resource(resource)
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();

        assertThat(made.<Object>get("spec")).as(row.getKey()).isEqualTo(resource.get("spec"));
      }
    }
    assertThat(strimzi.list(crds, "Kafka")).hasSize(1);
  }

  @Test
  void shouldRestoreAKafkaThatWasChangedOrDeleted() {
    // Given
    strimzi.install(StrimziCrds.OF_0_45);
    harness.start();
    harness.apply(strimzi.users("ZooKeeper"));
    harness.awaitServing("users");
    Object spec = strimzi.kafka(StrimziCrds.OF_0_45).get("spec");

    // When
    GenericKubernetesResource changed = strimzi.kafka(StrimziCrds.OF_0_45);
    changed.<Map<String, Object>>get("spec", "kafka").put("replicas", 3);
    harness.client().resource(changed).update();

    // Then
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(strimzi.kafka(StrimziCrds.OF_0_45).<Object>get("spec")).isEqualTo(spec));

    // And when
    harness.client().resource(strimzi.kafka(StrimziCrds.OF_0_45)).delete();

    // Then
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(() -> assertThat(strimzi.list(StrimziCrds.OF_0_45, "Kafka")).hasSize(1));
    harness.awaitServing("users");
  }

  private static Optional<String> variable(String name, StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst();
  }
}
