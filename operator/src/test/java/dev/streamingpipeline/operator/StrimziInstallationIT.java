package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.streamingpipeline.operator.apiserver.SimulatedStrimzi;
import dev.streamingpipeline.operator.apiserver.StrimziCrds;
import dev.streamingpipeline.operator.pipeline.Component;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Pipelines where Strimzi is missing, too old, too new, not yet done, or replaced. */
class StrimziInstallationIT {
  private static final String OPERATOR = "strimzi-cluster-operator";

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

  @Test
  void shouldWaitForTheBrokersThatStrimziReports() {
    // Given
    SimulatedStrimzi operator = strimzi.install(StrimziCrds.OF_0_45);
    operator.hold();
    harness.start();

    // When
    harness.apply(strimzi.users("ZooKeeper"));

    // Then
    harness.awaitCondition("users", Component.CASSANDRA.conditionType(), "True");
    assertThat(strimzi.condition().orElseThrow())
        .satisfies(
            condition -> {
              assertThat(condition.getStatus()).isEqualTo("False");
              assertThat(condition.getReason()).isEqualTo("NotReported");
              assertThat(condition.getMessage())
                  .contains("Does Strimzi run, and watch namespace " + harness.namespace());
            });
    assertThat(harness.workloadsOf("users", Component.PROVISIONER)).isEmpty();

    // And when
    operator.release();

    // Then
    harness.awaitServing("users");
  }

  @Test
  void shouldNameTheStrimziToInstallAndGoOnOnceItIsThere() {
    // Given
    StrimziHarness.uninstall();
    harness.start();

    // When
    harness.apply(strimzi.users("ZooKeeper"));

    // Then
    strimzi.awaitKafka("StrimziMissing");
    ListAppender<ILoggingEvent> log = listen();
    assertThat(strimzi.condition().map(Condition::getMessage).orElseThrow())
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
    strimzi.install(StrimziCrds.OF_0_45);

    // Then
    harness.awaitServing("users");
  }

  @Test
  void shouldRecoverWhenStrimziIsReplaced() {
    // Given
    strimzi.install(StrimziCrds.OF_0_45);
    harness.start();
    harness.apply(strimzi.users("KRaft"));
    harness.awaitServing("users");

    // When
    StrimziHarness.uninstall();

    // Then
    strimzi.awaitKafka("StrimziMissing");

    // And when another one is installed
    strimzi.close();
    strimzi.install(StrimziCrds.OF_1_2);

    // Then
    harness.awaitServing("users");
    assertThat(strimzi.kafka(StrimziCrds.OF_1_2)).isNotNull();
  }

  @Test
  void shouldRefuseZooKeeperWhereStrimziHasNone() {
    // Given
    strimzi.install(StrimziCrds.OF_1_2);
    harness.start();

    // When
    harness.apply(strimzi.users("ZooKeeper"));

    // Then
    strimzi.awaitKafka("ZooKeeperNotSupported");
    assertThat(strimzi.condition().map(Condition::getMessage).orElseThrow())
        .contains("Install Strimzi 0.45.2 instead")
        .contains("spec.kafka.metadata: KRaft");
    assertThat(strimzi.list(StrimziCrds.OF_1_2, "Kafka")).isEmpty();
  }

  @Test
  void shouldReportAStrimziTooOldForThisKubernetes() {
    // Given
    strimzi.install(StrimziCrds.OF_0_45);
    Pod pod = operator("0.45.0");
    harness.start();

    // When
    harness.apply(strimzi.users("ZooKeeper"));

    // Then
    strimzi.awaitKafka("StrimziTooOld");
    assertThat(strimzi.condition().map(Condition::getMessage).orElseThrow())
        .matches(
            "Strimzi 0\\.45\\.0 does not start on Kubernetes 1\\.[0-9]+\\. Install Strimzi 0\\.45\\.2, .*");

    // And when
    harness.client().resource(pod).withGracePeriod(0).delete();
    operator("0.45.2");

    // Then
    harness.awaitServing("users");
  }

  @Test
  void shouldPassOnTheReasonThatStrimziGives() {
    // Given
    strimzi.install(StrimziCrds.OF_0_45).refuse();
    harness.start();

    // When
    harness.apply(strimzi.users("ZooKeeper"));

    // Then
    strimzi.awaitKafka("UnsupportedKafkaVersionException");
    assertThat(strimzi.condition().map(Condition::getMessage))
        .hasValue(
            "Strimzi says: Unsupported Kafka.spec.kafka.version: 3.2.0. Supported versions are: [3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2]");
    harness.awaitCondition("users", "Stalled", "True");
  }

  /** A pod of the operator, as Strimzi's own Deployment creates it. */
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

  /**
   * Whether a log line concerns a namespace. Reconciliations log their namespace as context,
   * watches the kind that they watch.
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
