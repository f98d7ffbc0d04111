package dev.streamingpipeline.operator;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiProxy;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator with a real API server and the chart's role. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class OperatorIT {
  private static final Duration LATE = Duration.ofSeconds(3);
  private static final int TOO_MANY_REQUESTS = 429;

  /** Writes of each operator before it is killed. */
  private static final int WRITES_OF_ONE = 8;

  static List<Component> held() {
    return Soak.points(
        List.of(Component.values()),
        List.of(Component.KAFKA, Component.CASSANDRA, Component.PROVISIONER));
  }

  @SoakTest
  @MethodSource("held")
  void shouldCreateDependentsOnlyOnceTheirComponentIsReady(Component held) throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.controllers().hold(held.label());
      harness.start();

      // When
      StreamingPipeline users = harness.secured("users");
      harness.apply(users);

      // Then
      PipelineSpec spec = PipelineManifest.parse("users", users.getSpec()).spec();
      Set<Component> waiting = EnumSet.noneOf(Component.class);
      for (Component component : Component.values()) {
        if (component.needs(spec).stream()
            .anyMatch(need -> need == held || waiting.contains(need))) {
          waiting.add(component);
        }
      }
      for (Component component : Component.values()) {
        if (component != held && !waiting.contains(component)) {
          harness.awaitCondition("users", component.conditionType(), "True");
        }
      }
      for (Component component : waiting) {
        assertThat(harness.workloadsOf("users", component)).as(component.title()).isEmpty();
        assertThat(harness.condition("users", component.conditionType()).orElseThrow().getMessage())
            .startsWith("Waiting for ");
      }

      // And when
      harness.controllers().release(held.label());

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldWriteNothingOnceConverged() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();

      // When an event comes that changes nothing
      int before = harness.writes();
      harness
          .client()
          .resource(harness.objects("users").get("Service/users-kafka"))
          .edit(
              service -> {
                service.getMetadata().setAnnotations(Map.of("somebody", "else"));
                return service;
              });

      // Then
      await()
          .during(Harness.QUIET)
          .atMost(Harness.QUIET.multipliedBy(2))
          .untilAsserted(() -> assertThat(harness.writes()).isEqualTo(before));
    }
  }

  static List<Integer> objectsOfEachKind() {
    return Soak.points(List.of(Integer.MAX_VALUE), List.of(1));
  }

  @SoakTest
  @MethodSource("objectsOfEachKind")
  void shouldRestoreChangedAndDeletedObjects(int objectsOfEachKind) throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      Map<String, HasMetadata> before = harness.objects("users");
      List<HasMetadata> some =
          before.values().stream().collect(groupingBy(HasMetadata::getKind)).values().stream()
              .flatMap(ofOneKind -> ofOneKind.stream().limit(objectsOfEachKind))
              .toList();

      for (HasMetadata object : some) {
        // When one is changed
        String name = object.getKind() + "/" + object.getMetadata().getName();
        await()
            .atMost(Harness.PATIENCE)
            // A concurrent write may cause a conflict
            .ignoreException(KubernetesClientException.class)
            .until(
                () ->
                    harness
                            .client()
                            .resource(harness.objects("users").get(name))
                            .edit(OperatorIT::damaged)
                        != null);

        // Then
        await(name + " is repaired")
            .atMost(Harness.PATIENCE)
            .untilAsserted(() -> assertThat(content(harness, name)).isEqualTo(content(object)));

        // When it is deleted
        harness.client().resource(object).delete();

        // Then
        await(name + " is back")
            .atMost(Harness.PATIENCE)
            .untilAsserted(() -> assertThat(harness.objects("users")).containsKey(name));
      }
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldKeepAPasswordUntilItsSecretIsDeleted() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      Secret secret = secret(harness).orElseThrow();
      String nodes = configuration(harness);

      // When it loses the labels that informers select by, or a value
      harness.client().resource(secret).edit(OperatorIT::unlabelled);
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> secret(harness).map(Secret::getData).equals(Optional.of(secret.getData())));
      harness
          .client()
          .resource(secret(harness).orElseThrow())
          .edit(
              incomplete -> {
                incomplete.getData().remove("username");
                return incomplete;
              });

      // Then they are restored, and no pod restarts
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> secret(harness).map(Secret::getData).equals(Optional.of(secret.getData())));
      harness.settle();
      assertThat(configuration(harness)).isEqualTo(nodes);

      // When it is deleted
      harness.client().resource(secret).delete();

      // Then there is a new password, and the nodes restart with it
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> !configuration(harness).equals(nodes) && secret(harness).isPresent());
      assertThat(secret(harness).orElseThrow().getData().get("password"))
          .isNotEqualTo(secret.getData().get("password"));
      harness.awaitServing("users");
    }
  }

  /**
   * The number of writes after which the first operator is killed. Together they cover a kill after
   * each write.
   */
  static List<Integer> firstKills() {
    return Soak.points(IntStream.rangeClosed(1, WRITES_OF_ONE).boxed().toList(), List.of(3));
  }

  /** Each following operator is killed after the same number of writes. */
  @SoakTest
  @MethodSource("firstKills")
  void shouldReachTheSameStateWhenKilledAfterAnyWrite(int first) throws Exception {
    // Given the objects of an undisturbed run
    Set<String> expected;
    try (Harness harness = new Harness()) {
      ApiProxy proxy = harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      expected = new TreeSet<>(harness.objects("users").keySet());
      assertThat(proxy.writes()).isGreaterThan(expected.size());
    }

    try (Harness harness = new Harness()) {
      // When
      harness.apply(harness.pipeline("users"));
      int kills = 0;
      while (isKilledOnItsWay(harness, kills == 0 ? first : WRITES_OF_ONE)) {
        kills++;
      }
      harness.start();

      // Then
      // Each object takes at least one write
      assertThat(kills).isGreaterThanOrEqualTo(expected.size() / WRITES_OF_ONE);
      harness.awaitServing("users");
      assertThat(harness.objects("users").keySet())
          .as("killed after write %s, and %s times in all", first, kills)
          .containsExactlyElementsOf(expected);
    }
  }

  /** Starts an operator that is killed after some writes, unless it converges before. */
  private static boolean isKilledOnItsWay(Harness harness, int writes) {
    ApiProxy proxy = harness.proxy();
    proxy.killAfter(writes);
    Operator operator = harness.start(proxy);
    await("%s writes, or none to do".formatted(writes))
        .atMost(Harness.PATIENCE)
        .until(
            () ->
                proxy.isKilled()
                    // The number of writes varies, because status updates are coalesced
                    || harness
                        .condition("users", Component.PRODUCER.conditionType())
                        .map(Condition::getStatus)
                        .filter("True"::equals)
                        .isPresent());
    operator.stop();
    return proxy.isKilled();
  }

  static List<Integer> errors() {
    return Soak.points(
        List.of(
            HttpURLConnection.HTTP_CONFLICT,
            TOO_MANY_REQUESTS,
            HttpURLConnection.HTTP_INTERNAL_ERROR),
        List.of(HttpURLConnection.HTTP_CONFLICT));
  }

  @SoakTest
  @MethodSource("errors")
  void shouldConvergeDespiteErrorsOfTheApiServer(int code) throws Exception {
    try (Harness harness = new Harness()) {
      // Given a server that fails every third write
      ApiProxy proxy = harness.proxy();
      AtomicInteger count = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      proxy.answer(
          request -> {
            if (request.startsWith("GET") || count.incrementAndGet() % 3 != 0) {
              return OptionalInt.empty();
            }
            refused.incrementAndGet();
            return OptionalInt.of(code);
          });
      harness.start(proxy);

      // When
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitServing("users");
      assertThat(refused).hasPositiveValue();
    }
  }

  @Test
  void shouldDetectChangesThatHappenWhileWatchesAreCut() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      ApiProxy proxy = harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      for (int round = 0; round < 3; round++) {
        assertThat(proxy.cutWatches()).isPositive();
        harness
            .client()
            .services()
            .inNamespace(harness.namespace())
            .withName("users-kafka")
            .delete();

        // Then
        await()
            .atMost(Harness.PATIENCE)
            .untilAsserted(
                () -> assertThat(harness.objects("users")).containsKey("Service/users-kafka"));
      }
    }
  }

  @Test
  void shouldReportTheCurrentStatusWhenItsCacheLags() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      ApiProxy proxy = harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      proxy.delayWatches(request -> request.contains("/streamingpipelines") ? LATE : Duration.ZERO);

      // When a component is down for less than the delay
      String label = Component.ZOOKEEPER.label();
      harness.controllers().hold(label);
      harness
          .workloadsOf("users", Component.ZOOKEEPER)
          .forEach(set -> harness.client().resource(set).delete());
      harness.awaitCondition("users", Component.ZOOKEEPER.conditionType(), "False");
      harness.controllers().release(label);

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldSeparateTwoPipelinesOfOneNamespace() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.apply(harness.pipeline("users-2"));
      harness.awaitServing("users");
      harness.awaitServing("users-2");
      harness.settle();
      Set<String> before = harness.objects("users").keySet();

      // When
      StreamingPipeline other = harness.pipeline("users-2");
      ((ObjectNode) other.getSpec().get("spark")).put("workers", 2);
      harness.apply(other);

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(replicas(harness, "users-2-spark-worker")).isEqualTo(2));
      assertThat(replicas(harness, "users-spark-worker")).isEqualTo(1);
      assertThat(harness.objects("users").keySet()).isEqualTo(before);
    }
  }

  @Test
  void shouldNotTouchServicesThatItDidNotCreate() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      for (String name : Set.of("kafka", "cassandra", "spark-master")) {
        service(harness, name);
      }
      Service taken = service(harness, "users-kafka");

      // When
      harness.start();
      harness.apply(harness.pipeline("users"));

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(harness.condition("users", "Ready").map(Condition::getMessage))
                      .hasValueSatisfying(
                          message ->
                              assertThat(message)
                                  .contains(
                                      "Service users-kafka exists and is not this pipeline's")));
      assertThat(harness.client().resource(taken).get()).isEqualTo(taken);

      // And when the other Service is deleted
      harness.client().resource(taken).delete();

      // Then
      harness.awaitServing("users");
    }
  }

  /**
   * One of each kind: the first one, one with a volume, a Job, the one with most dependencies, a
   * leaf.
   */
  static List<Component> heldOnTheWay() {
    return Soak.points(
        List.of(
            Component.ZOOKEEPER,
            Component.CASSANDRA,
            Component.KAFKA_USERS,
            Component.STREAMING_JOB,
            Component.AIRFLOW_MIGRATION),
        List.of(Component.KAFKA_USERS));
  }

  @SoakTest
  @MethodSource("heldOnTheWay")
  void shouldLeaveNothingOfAPipelineDeletedDuringCreation(Component held) throws Exception {
    try (Harness harness = new Harness()) {
      // Given a pipeline that waits for a component
      harness.controllers().hold(held.label());
      harness.start();
      harness.apply(harness.secured("users"));
      await()
          .atMost(Harness.PATIENCE)
          .until(() -> harness.workloadsOf("users", held).findAny().isPresent());

      // When
      harness.delete("users");

      // Then
      staysEmpty(harness);

      // And when the pipeline is created again
      harness.controllers().release(held.label());
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitServing("users");
    }
  }

  @Test
  void shouldLeaveNothingOfADeletedPipeline() throws Exception {
    try (Harness harness = new Harness()) {
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      harness.delete("users");

      // Then
      staysEmpty(harness);
    }
  }

  @Test
  void shouldLeaveNothingOfAPipelineDeletedWithoutAnOperator() throws Exception {
    try (Harness harness = new Harness()) {
      Operator operator = harness.start(harness.proxy());
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      operator.stop();

      // When
      harness.delete("users");
      harness.start();

      // Then
      staysEmpty(harness);
    }
  }

  @Test
  void shouldExpandVolumesWhereTheStorageClassAllowsIt() throws Exception {
    try (Harness harness = new Harness()) {
      // Given a volume of a storage class that allows expansion, and one of a class that does not
      String growing = storageClass(harness, true);
      PersistentVolumeClaim kafka = claim(harness, "kafka", growing);
      PersistentVolumeClaim cassandra = claim(harness, "cassandra", storageClass(harness, false));
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      StreamingPipeline larger = harness.pipeline("users");
      for (String component : List.of("kafka", "cassandra")) {
        ((ObjectNode) larger.getSpec().get(component)).putObject("storage").put("size", "20Gi");
      }
      harness.apply(larger);

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(requested(harness, kafka)).isEqualTo("20Gi"));
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(harness.condition("users", "Reconciling").map(Condition::getMessage))
                      .hasValueSatisfying(
                          message ->
                              assertThat(message)
                                  .contains(cassandra.getMetadata().getName())
                                  .contains("must support resize")));
      assertThat(requested(harness, cassandra)).isEqualTo("10Gi");
    }
  }

  @Test
  void shouldReportAnInvalidResourceAndReconcileTheOthers() throws Exception {
    try (Harness harness = new Harness()) {
      // Given a pipeline that only the operator can refuse
      harness.start();
      StreamingPipeline bad = harness.pipeline("bad");
      ((ObjectNode) bad.getSpec().at("/schema/fields/0")).put("value", "record.login.");

      // When
      harness.apply(bad);
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitCondition("bad", "Stalled", "True");
      assertThat(harness.condition("bad", "Ready").orElseThrow().getReason()).isEqualTo("Invalid");
      assertThat(harness.condition("bad", "Ready").orElseThrow().getMessage())
          .startsWith("spec.schema.fields[0].value: ");
      assertThat(harness.objects("bad")).isEmpty();
      harness.awaitServing("users");
    }
  }

  /** Asserts that no objects remain or reappear. */
  private static void staysEmpty(Harness harness) {
    await()
        .during(Harness.QUIET)
        .atMost(Harness.QUIET.multipliedBy(2))
        .untilAsserted(() -> assertThat(harness.objects("users")).isEmpty());
  }

  private static String storageClass(Harness harness, boolean allowsGrowth) {
    String name = harness.namespace() + (allowsGrowth ? "-growing" : "-fixed");
    harness
        .client()
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withProvisioner("example.com/none")
                .withAllowVolumeExpansion(allowsGrowth)
                .build())
        .create();
    return name;
  }

  /** A bound claim of 10Gi, like one that a component's StatefulSet creates. */
  private static PersistentVolumeClaim claim(
      Harness harness, String component, String storageClass) {
    // @formatter:off
    PersistentVolumeClaim claim = harness.client().resource(new PersistentVolumeClaimBuilder()
        .withNewMetadata()
          .withName("data-users-%s-0".formatted(component))
          .withNamespace(harness.namespace())
          .addToLabels(Labels.PIPELINE, "users")
          .addToLabels(Labels.COMPONENT, component)
        .endMetadata()
        .withNewSpec()
          .withAccessModes("ReadWriteOnce")
          .withStorageClassName(storageClass)
          .withNewResources()
            .addToRequests("storage", new Quantity("10Gi"))
          .endResources()
        .endSpec()
        .build()).create();
    // @formatter:on
    claim.setStatus(new PersistentVolumeClaimStatusBuilder().withPhase("Bound").build());
    return harness.client().resource(claim).updateStatus();
  }

  private static String requested(Harness harness, PersistentVolumeClaim claim) {
    return harness
        .client()
        .resource(claim)
        .get()
        .getSpec()
        .getResources()
        .getRequests()
        .get("storage")
        .toString();
  }

  private static Service service(Harness harness, String name) {
    return harness
        .client()
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(harness.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(9092)
                .endPort()
                .endSpec()
                .build())
        .create();
  }

  private static int replicas(Harness harness, String name) {
    return harness
        .client()
        .apps()
        .statefulSets()
        .inNamespace(harness.namespace())
        .withName(name)
        .get()
        .getSpec()
        .getReplicas();
  }

  /** The same object after an unwanted modification. */
  private static HasMetadata damaged(HasMetadata object) {
    object.getMetadata().getLabels().put(Labels.COMPONENT, "something-else");
    if (object instanceof ConfigMap map && map.getData() != null) {
      map.getData().replaceAll((file, text) -> "");
    } else if (object instanceof Service service) {
      service.getSpec().getSelector().clear();
    } else if (object instanceof StatefulSet set) {
      set.getSpec().setReplicas(0);
    }
    return object;
  }

  private static Secret unlabelled(Secret secret) {
    secret.getMetadata().getLabels().clear();
    return secret;
  }

  private static Optional<Secret> secret(Harness harness) {
    return Optional.ofNullable((Secret) harness.objects("users").get("Secret/users-cassandra"));
  }

  private static String configuration(Harness harness) {
    return ((StatefulSet) harness.objects("users").get("StatefulSet/users-cassandra"))
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(PodTemplateCustomizer.CONFIGURATION);
  }

  private static Object content(Harness harness, String name) {
    HasMetadata object = harness.objects("users").get(name);
    return object == null ? null : content(object);
  }

  /** The content that could have been modified. */
  private static Object content(HasMetadata object) {
    Object data =
        object instanceof ConfigMap map
            ? map.getData()
            : object instanceof Secret secret
                ? secret.getData()
                : object instanceof Service service
                    ? service.getSpec().getSelector()
                    : object instanceof StatefulSet set ? set.getSpec().getReplicas() : "";
    return Map.of("labels", object.getMetadata().getLabels(), "data", data);
  }
}
