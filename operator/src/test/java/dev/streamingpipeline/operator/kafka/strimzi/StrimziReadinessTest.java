package dev.streamingpipeline.operator.kafka.strimzi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.ComponentState.Progress;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation.ClusterOperator;
import dev.streamingpipeline.operator.pipeline.StrimziVersion;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrimziReadinessTest {
  private static final String ZOOKEEPER = "{provider: Strimzi, metadata: ZooKeeper, replicas: 1}";
  private static final String KRAFT = "{provider: Strimzi, metadata: KRaft, replicas: 1}";
  private static final StrimziInstallation OF_0_45 =
      new StrimziInstallation(Optional.of(StrimziApi.V1BETA2), List.of(), 34);

  @Test
  void shouldBeReadyWhenStrimziIsAndPassOnItsWarnings() {
    assertThat(
            state(
                ZOOKEEPER,
                OF_0_45,
                kafka(
                    """
                    conditions:
                      - {type: Warning, status: "True", reason: ZooKeeperRemoval, message: Support will be removed.}
                      - {type: Warning, status: "True", reason: KafkaStorage, message: It will lose messages.}
                      - {type: Ready, status: "True"}
                    kafkaVersion: 3.9.2
                    operatorLastSuccessfulVersion: 0.45.2
                    observedGeneration: 2
                    """)))
        .isEqualTo(
            ComponentState.ready(
                "Serving",
                "1 broker serves with Kafka 3.9.2, by Strimzi 0.45.2"
                    + "; Strimzi warns: Support will be removed."
                    + "; Strimzi warns: It will lose messages."));
  }

  @Test
  void shouldWaitUntilStrimziHasObservedTheLastChange() {
    assertThat(
            state(
                ZOOKEEPER,
                OF_0_45,
                kafka(
                    """
                    conditions: [{type: Ready, status: "True"}]
                    observedGeneration: 1
                    """)))
        .isEqualTo(ComponentState.working("RollingOut", "Strimzi is reconciling the last change"));
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidResourceException, STALLED, InvalidResourceException",
    "UnsupportedKafkaVersionException, STALLED, UnsupportedKafkaVersionException",
    "Creating, WORKING, Creating",
    "TimeoutException, WORKING, TimeoutException",
    "'', WORKING, NotReady",
  })
  void shouldReportStrimzisMessageAndWhetherItIsStalled(
      String reason, Progress progress, String shown) {
    assertThat(
            state(
                ZOOKEEPER,
                OF_0_45,
                kafka(
                    """
                    conditions: [{type: NotReady, status: "True", reason: "%s", message: "It is so."}]
                    observedGeneration: 2
                    """
                        .formatted(reason))))
        .isEqualTo(new ComponentState(progress, shown, "Strimzi says: It is so."));
  }

  @Test
  void shouldIgnoreErrorsOfAnOlderGeneration() {
    assertThat(
            state(
                ZOOKEEPER,
                OF_0_45,
                kafka(
                    """
                    conditions: [{type: NotReady, status: "True", reason: InvalidResourceException, message: "It is so."}]
                    observedGeneration: 1
                    """)))
        .isEqualTo(ComponentState.working("InvalidResourceException", "Strimzi says: It is so."));
  }

  @Test
  void shouldNameThePodThatKeepsStrimziWaiting() {
    assertThat(
            state(
                ZOOKEEPER,
                OF_0_45,
                kafka(
                    """
                    conditions: [{type: NotReady, status: "True", reason: Creating, message: "Kafka cluster is being deployed"}]
                    """),
                pod(
                    "users-zookeeper-0",
                    """
                    phase: Pending
                    conditions: [{type: PodScheduled, status: "False", message: 0/1 nodes are available}]
                    """)))
        .isEqualTo(
            ComponentState.working(
                "PodPending", "Pod users-zookeeper-0 is Pending: 0/1 nodes are available"));
  }

  @Test
  void shouldReportThatStrimziDoesNotRespondAlthoughPodsRun() {
    ComponentState state =
        state(
            ZOOKEEPER,
            OF_0_45,
            kafka(null),
            pod("users-zookeeper-0", "phase: Running"),
            pod("users-zookeeper-1", "phase: Running"));

    assertThat(state)
        .isEqualTo(
            ComponentState.working(
                "NotReported",
                "Strimzi has not reported a status of Kafka users, which was created at 2026-11-21T08:56:29Z;"
                    + " its pods are users-zookeeper-0 (Running), users-zookeeper-1 (Running)."
                    + " Does Strimzi run, and watch namespace streams?"
                    + " On Kubernetes 1.34 it must be 0.45.2, the last one with ZooKeeper, to start"));
  }

  @Test
  void shouldReportWhatKeepsStrimziItselfFromRunning() {
    StrimziInstallation failing =
        new StrimziInstallation(
            Optional.of(StrimziApi.V1BETA2),
            List.of(
                new ClusterOperator(
                    StrimziVersion.ofImage("registry.example/operator:0.45.2"),
                    Optional.of("Pod strimzi-1 is crash-looping"))),
            34);

    assertThat(state(ZOOKEEPER, failing, kafka(null)).message())
        .endsWith(
            "created at 2026-11-21T08:56:29Z; of Strimzi itself: Pod strimzi-1 is crash-looping."
                + " Does Strimzi run, and watch namespace streams?");
  }

  @Test
  void shouldReportThatReconciliationIsPaused() {
    ComponentState state =
        state(
            ZOOKEEPER,
            OF_0_45,
            kafka("conditions: [{type: ReconciliationPaused, status: \"True\"}]"));

    assertThat(state.progress()).isEqualTo(Progress.STALLED);
    assertThat(state.message()).contains("strimzi.io/pause-reconciliation");
  }

  @Test
  void shouldKeepTheExistingControllers() {
    GenericKubernetesResource pool = pool(3);

    // Additional nodes are brokers
    PipelineContext four = pipeline(KRAFT.replace("1}", "4}"), OF_0_45, pool);
    assertThat(new StrimziControllerPool().desired(four).<Integer>get("spec", "replicas"))
        .isEqualTo(3);
    assertThat(new StrimziBrokerPool().isPartOf(four)).isTrue();
    assertThat(new StrimziBrokerPool().desired(four).<Integer>get("spec", "replicas")).isEqualTo(1);

    // There can't be fewer nodes than controllers
    PipelineContext one = pipeline(KRAFT, OF_0_45, pool);
    assertThat(new StrimziControllerPool().desired(one).<Integer>get("spec", "replicas"))
        .isEqualTo(3);
    assertThat(new StrimziBrokerPool().isPartOf(one)).isFalse();
    assertThat(state(KRAFT, OF_0_45, pool))
        .isEqualTo(
            ComponentState.stalled(
                "ControllersKept",
                "spec.kafka.replicas is 1, and 3 brokers are the cluster's controllers, whose number"
                    + " can't change; set it to 3 or more"));
  }

  @Test
  void shouldLimitNamesToTheLengthOfALabel() {
    PipelineContext longest =
        UsersPipeline.changed("name: users\n", "name: a23456789012345678901234567890\n");

    String pool = StrimziControllerPool.nameIn(longest.pipeline());

    assertThat("%s-%s-99".formatted(longest.name(), pool)).hasSizeLessThanOrEqualTo(63);
    assertThat(pool).isNotEqualTo(StrimziControllerPool.nameIn(UsersPipeline.with().pipeline()));
  }

  private static ComponentState state(
      String kafka, StrimziInstallation strimzi, HasMetadata... observed) {
    return new StrimziReadiness().of(Component.KAFKA, pipeline(kafka, strimzi, observed));
  }

  private static PipelineContext pipeline(
      String kafka, StrimziInstallation strimzi, HasMetadata... observed) {
    return UsersPipeline.changed(
            "{provider: Standalone, metadata: ZooKeeper, replicas: 1}", kafka, observed)
        .with(strimzi);
  }

  private static GenericKubernetesResource kafka(String status) {
    return resource(
        """
        apiVersion: kafka.strimzi.io/v1beta2
        kind: Kafka
        metadata: {name: users, generation: 2, creationTimestamp: "2026-11-21T08:56:29Z"}
        spec: {zookeeper: {replicas: 1}}
        """
            + (status == null ? "" : "status:\n" + status.indent(2)));
  }

  private static GenericKubernetesResource pool(int replicas) {
    return resource(
        """
        apiVersion: kafka.strimzi.io/v1beta2
        kind: KafkaNodePool
        metadata: {name: %s}
        spec: {replicas: %s}
        """
            .formatted(StrimziControllerPool.nameIn(UsersPipeline.with().pipeline()), replicas));
  }

  private static GenericKubernetesResource resource(String yaml) {
    return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
  }

  private static Pod pod(String name, String status) {
    // @formatter:off
    return new PodBuilder(Serialization.unmarshal("kind: Pod\nstatus:\n" + status.indent(2), Pod.class))
        .withNewMetadata()
          .withName(name)
          .addToLabels("strimzi.io/cluster", "users")
        .endMetadata()
        .build();
    // @formatter:on
  }
}
