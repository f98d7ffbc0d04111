package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.apiserver.SimulatedStrimzi;
import dev.streamingpipeline.operator.apiserver.StrimziCrds;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * Pipelines with Strimzi's brokers, on a real API server with Strimzi's CRDs. The simulated status
 * of a Kafka resource was recorded from a real Strimzi.
 */
class StrimziIT {
  private static final String OPERATOR = "strimzi-cluster-operator";
  private static final String LOGIN = "Secret/orders-producer-kafka";
  private static final String KAFKA = Component.KAFKA.conditionType();

  /** The CRDs are kept for the next test: an API server takes seconds to install other ones. */
  private static Optional<StrimziCrds> installed = Optional.empty();

  private final Harness harness = new Harness();
  private Optional<SimulatedStrimzi> strimzi = Optional.empty();

  @AfterEach
  void stop() throws Exception {
    strimzi.ifPresent(SimulatedStrimzi::close);
    harness.close();
  }

  @AfterAll
  static void uninstall() {
    StrimziCrds.uninstall(ApiServer.get().client());
    installed = Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({"OF_0_45, ZooKeeper", "OF_0_45, KRaft", "OF_1_2, KRaft"})
  void shouldRunItsBrokersByStrimzi(StrimziCrds crds, String metadata) {
    // Given
    install(crds);
    harness.start();

    // When
    harness.apply(users(metadata));

    // Then
    harness.awaitServing("users");
    assertThat(kafka(crds).getMetadata().getName()).isEqualTo("users");
    assertThat(list(crds, "KafkaNodePool")).hasSize(metadata.equals("KRaft") ? 1 : 0);
    assertThat(harness.condition("users", KAFKA).map(Condition::getMessage).orElseThrow())
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

    // And no objects that Strimzi creates under the same names
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
    install(crds);
    harness.start();
    harness.apply(users(metadata));
    harness.awaitServing("users");
    harness.settle();

    // When an event comes that changes nothing
    int before = harness.writes();
    GenericKubernetesResource kafka = kafka(crds);
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
  void shouldCreateKafkaUsersForTenants(StrimziCrds crds, String metadata) {
    // Given
    install(crds);
    harness.start();
    harness.apply(users(metadata));

    // When
    harness.apply(harness.tenant("orders"));

    // Then
    harness.awaitServing("orders");
    assertThat(list(crds, "Kafka")).hasSize(1);
    assertThat(list(crds, "KafkaUser"))
        .filteredOn(user -> user.getMetadata().getName().startsWith("orders-"))
        .extracting(user -> user.getMetadata().getName())
        .containsExactlyInAnyOrder("orders-provisioner", "orders-producer", "orders-streaming-job");
    assertThat(list(crds, "KafkaUser"))
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
  void shouldUseOnlyFieldsOfStrimzisSchema(StrimziCrds crds, String golden) throws Exception {
    install(crds);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("src/test/resources/golden", golden), "strimzi-*")) {
      for (Path file : files) {
        GenericKubernetesResource resource =
            Serialization.unmarshal(Files.readString(file), GenericKubernetesResource.class);
        resource.setApiVersion(crds.apiVersion());
        resource.getMetadata().setNamespace(harness.namespace());

        // Strict validation: an unknown field is rejected instead of pruned
        GenericKubernetesResource made =
            harness
                .client()
                .resource(resource)
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();

        assertThat(made.<Object>get("spec")).as(file.toString()).isEqualTo(resource.get("spec"));
      }
    }
    assertThat(list(crds, "Kafka")).hasSize(1);
  }

  @Test
  void shouldWaitForStrimzisBrokersBeforeCreatingTheirClients() {
    // Given
    install(StrimziCrds.OF_0_45).hold();
    harness.start();

    // When
    harness.apply(users("ZooKeeper"));

    // Then
    harness.awaitCondition("users", Component.CASSANDRA.conditionType(), "True");
    assertThat(harness.condition("users", KAFKA).orElseThrow())
        .satisfies(
            condition -> {
              assertThat(condition.getStatus()).isEqualTo("False");
              assertThat(condition.getReason()).isEqualTo("NotReported");
              assertThat(condition.getMessage())
                  .contains("Does Strimzi run, and watch namespace " + harness.namespace());
            });
    assertThat(harness.workloadsOf("users", Component.PROVISIONER)).isEmpty();

    // And when
    strimzi.orElseThrow().release();

    // Then
    harness.awaitServing("users");
  }

  @Test
  void shouldReportWhatToInstallAndContinueOnceThatIsDone() {
    // Given
    uninstall();
    harness.start();

    // When
    harness.apply(users("ZooKeeper"));

    // Then
    awaitKafka("StrimziMissing");
    ListAppender<ILoggingEvent> log = listen();
    assertThat(harness.condition("users", KAFKA).map(Condition::getMessage).orElseThrow())
        .contains("Install Strimzi 0.45.2, the last one with ZooKeeper")
        .contains("let it watch namespace " + harness.namespace());
    harness.awaitCondition("users", "Stalled", "True");
    await()
        .during(Harness.QUIET)
        .atMost(Harness.QUIET.multipliedBy(2))
        .untilAsserted(
            () ->
                assertThat(List.copyOf(log.list))
                    .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                    // Operators of other tests log too
                    .filteredOn(line -> isAbout(harness.namespace(), line))
                    .isEmpty());

    // And when
    install(StrimziCrds.OF_0_45);

    // Then
    harness.awaitServing("users");
  }

  @Test
  void shouldSurviveTheRemovalOfStrimzi() {
    // Given
    install(StrimziCrds.OF_0_45);
    harness.start();
    harness.apply(users("KRaft"));
    harness.awaitServing("users");

    // When
    uninstall();

    // Then
    awaitKafka("StrimziMissing");

    // And when Strimzi is installed again
    strimzi.ifPresent(SimulatedStrimzi::close);
    install(StrimziCrds.OF_1_2);

    // Then
    harness.awaitServing("users");
    assertThat(kafka(StrimziCrds.OF_1_2)).isNotNull();
  }

  @Test
  void shouldReportThatStrimziDoesNotSupportZooKeeper() {
    // Given
    install(StrimziCrds.OF_1_2);
    harness.start();

    // When
    harness.apply(users("ZooKeeper"));

    // Then
    awaitKafka("ZooKeeperNotSupported");
    assertThat(harness.condition("users", KAFKA).map(Condition::getMessage).orElseThrow())
        .contains("Install Strimzi 0.45.2 in its place")
        .contains("spec.kafka.metadata: KRaft");
    assertThat(list(StrimziCrds.OF_1_2, "Kafka")).isEmpty();
  }

  @Test
  void shouldReportAStrimziVersionThatFailsOnThisKubernetes() {
    // Given
    install(StrimziCrds.OF_0_45);
    Pod pod = operator("0.45.0");
    harness.start();

    // When
    harness.apply(users("ZooKeeper"));

    // Then
    awaitKafka("StrimziTooOld");
    assertThat(harness.condition("users", KAFKA).map(Condition::getMessage).orElseThrow())
        .matches(
            "Strimzi 0\\.45\\.0 does not start on Kubernetes 1\\.[0-9]+\\. Install Strimzi 0\\.45\\.2, .*");

    // And when
    harness.client().resource(pod).withGracePeriod(0).delete();
    operator("0.45.2");

    // Then
    harness.awaitServing("users");
  }

  @Test
  void shouldReportWhatStrimziRefuses() {
    // Given
    install(StrimziCrds.OF_0_45).refuse();
    harness.start();

    // When
    harness.apply(users("ZooKeeper"));

    // Then
    awaitKafka("UnsupportedKafkaVersionException");
    assertThat(harness.condition("users", KAFKA).map(Condition::getMessage))
        .hasValue(
            "Strimzi says: Unsupported Kafka.spec.kafka.version: 3.2.0. Supported versions are: [3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2]");
    harness.awaitCondition("users", "Stalled", "True");
  }

  @Test
  void shouldRestoreAChangedOrDeletedKafka() {
    // Given
    install(StrimziCrds.OF_0_45);
    harness.start();
    harness.apply(users("ZooKeeper"));
    harness.awaitServing("users");
    Object spec = kafka(StrimziCrds.OF_0_45).get("spec");

    // When
    GenericKubernetesResource changed = kafka(StrimziCrds.OF_0_45);
    changed.<Map<String, Object>>get("spec", "kafka").put("replicas", 3);
    harness.client().resource(changed).update();

    // Then
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(
            () -> assertThat(kafka(StrimziCrds.OF_0_45).<Object>get("spec")).isEqualTo(spec));

    // And when
    harness.client().resource(kafka(StrimziCrds.OF_0_45)).delete();

    // Then
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(() -> assertThat(list(StrimziCrds.OF_0_45, "Kafka")).hasSize(1));
    harness.awaitServing("users");
  }

  private SimulatedStrimzi install(StrimziCrds crds) {
    if (!installed.equals(Optional.of(crds))) {
      uninstall();
      crds.install(harness.client());
      installed = Optional.of(crds);
    }
    strimzi = Optional.of(new SimulatedStrimzi(harness.client(), harness.namespace(), crds));
    return strimzi.get();
  }

  /** The users pipeline without a declared provider. */
  private StreamingPipeline users(String metadata) {
    StreamingPipeline users = harness.pipeline("users");
    ((ObjectNode) users.getSpec()).putObject("kafka").put("metadata", metadata);
    return users;
  }

  private void awaitKafka(String reason) {
    await()
        .atMost(Harness.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(harness.condition("users", KAFKA))
                    .map(Condition::getReason)
                    .hasValue(reason));
  }

  private GenericKubernetesResource kafka(StrimziCrds crds) {
    return list(crds, "Kafka").get(0);
  }

  private List<GenericKubernetesResource> list(StrimziCrds crds, String kind) {
    return harness
        .client()
        .genericKubernetesResources(crds.apiVersion(), kind)
        .inNamespace(harness.namespace())
        .list()
        .getItems();
  }

  /** A pod like one of Strimzi's Deployment. */
  private Pod operator(String version) {
    // @formatter:off
    harness.client().resource(
        new ServiceAccountBuilder()
            .withNewMetadata()
              .withName(OPERATOR)
              .withNamespace(harness.namespace())
            .endMetadata()
            .build()).serverSideApply();
    return harness.client().resource(
        new PodBuilder()
            .withNewMetadata()
              .withName(OPERATOR + "-" + version.replace('.', '-'))
              .withNamespace(harness.namespace())
              .addToLabels("name", OPERATOR)
              .addToLabels("strimzi.io/kind", "cluster-operator")
            .endMetadata()
            .withNewSpec()
              .withServiceAccountName(OPERATOR)
              .withAutomountServiceAccountToken(false)
              .addNewContainer()
                .withName(OPERATOR)
                .withImage("registry.example/strimzi/operator:" + version)
              .endContainer()
            .endSpec()
            .build()).create();
    // @formatter:on
  }

  private static Optional<String> variable(String name, StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst();
  }

  /**
   * Whether a log line is about the namespace: reconciliations log it in each line, watches log
   * their resource.
   */
  private static boolean isAbout(String namespace, ILoggingEvent line) {
    String reconciled = line.getMDCPropertyMap().get("resource.namespace");
    return reconciled == null
        ? line.getFormattedMessage().contains("strimzi")
        : reconciled.equals(namespace);
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    return log;
  }
}
