package dev.streamingpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.streamingjob.StreamingJobProgress;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineStatusesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final Clock LATER = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);
  private static final RecordCounts NO_RECORDS = RecordCounts.UNKNOWN;

  @Test
  void shouldNameTheFirstBlockerInReady() throws Exception {
    PipelineStatus status =
        status(
            null,
            AT_NOON,
            serving(Component.ZOOKEEPER, 1),
            set(Component.KAFKA, 1, 0),
            serving(Component.SPARK_MASTER, 1),
            pending(
                "users-kafka-0",
                Component.KAFKA,
                "pod has unbound immediate PersistentVolumeClaims"));

    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("KafkaPodPending");
    assertThat(condition(status, "Ready").getMessage())
        .isEqualTo(
            "Kafka: Pod users-kafka-0 is Pending: pod has unbound immediate PersistentVolumeClaims; "
                + "is there a default StorageClass? Otherwise name one in storage.storageClassName");
    assertThat(condition(status, "SparkMasterReady").getStatus()).isEqualTo("True");
    assertThat(condition(status, "ProvisionerReady").getMessage()).isEqualTo("Waiting for Kafka");
    assertThat(condition(status, "Reconciling").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void shouldHaveAConditionForEachComponentFromTheStart() throws Exception {
    PipelineStatus status = status(null, AT_NOON);

    assertThat(status.conditions())
        .extracting(Condition::getType)
        .contains("Ready", "Reconciling", "Stalled", "Flowing");
    for (Component component : pipeline().components()) {
      Condition condition = condition(status, component.conditionType());
      assertThat(condition.getStatus()).isEqualTo("False");
      assertThat(condition.getReason()).isNotEmpty();
      assertThat(condition.getObservedGeneration()).isEqualTo(7);
    }
    assertThat(status.observedGeneration()).isEqualTo(7);
  }

  @Test
  void shouldKeepTheTransitionTimeWhileTheStatusIsUnchanged() throws Exception {
    PipelineStatus before = status(null, AT_NOON, set(Component.SPARK_MASTER, 1, 0));

    // When only the message changes
    PipelineStatus after = status(before, LATER, set(Component.SPARK_MASTER, 2, 1));
    // Then
    assertThat(condition(after, "SparkMasterReady").getLastTransitionTime())
        .isEqualTo("2026-01-01T12:00:00Z");

    // When the status changes
    after = status(before, LATER, serving(Component.SPARK_MASTER, 1));
    // Then
    assertThat(condition(after, "SparkMasterReady").getLastTransitionTime())
        .isEqualTo("2026-01-01T12:01:00Z");
  }

  @Test
  void shouldBeEqualWhileNothingChanges() throws Exception {
    PipelineStatus before = status(null, AT_NOON, serving(Component.SPARK_MASTER, 1));

    assertThat(status(before, LATER, serving(Component.SPARK_MASTER, 1))).isEqualTo(before);
  }

  @Test
  void shouldNotMistakeAnOldRolloutForANewOne() throws Exception {
    StatefulSet stale = serving(Component.SPARK_MASTER, 1);
    stale.getMetadata().setGeneration(3L);

    PipelineStatus status = status(null, AT_NOON, stale);

    assertThat(condition(status, "SparkMasterReady").getReason()).isEqualTo("RollingOut");
  }

  @Test
  void shouldReportAReconciliationErrorInReady() throws Exception {
    PipelineContext pipeline = pipeline();
    StreamingPipeline resource = resource(null);

    PipelineStatus status =
        PipelineStatuses.of(
            resource,
            List.of(),
            new Outcome.Reconciled(
                pipeline, NO_RECORDS, Optional.of(new IllegalStateException("no more Secrets"))),
            AT_NOON);

    assertThat(condition(status, "Ready").getReason()).isEqualTo("ReconcileFailed");
    assertThat(condition(status, "Ready").getMessage()).isEqualTo("no more Secrets");
    assertThat(condition(status, "Reconciling").getReason()).isEqualTo("Retrying");
  }

  @Test
  void shouldReportAllProblemsOfTheSpecAndKeepTheRest() throws Exception {
    PipelineStatus before = status(null, AT_NOON, serving(Component.SPARK_MASTER, 1));

    PipelineStatus status =
        PipelineStatuses.of(
            resource(before),
            List.of(),
            new Outcome.Invalid(
                List.of(new Problem("spec.a", "is wrong"), new Problem("spec.b", "is too"))),
            LATER);

    assertThat(condition(status, "Ready").getMessage())
        .isEqualTo("spec.a: is wrong; spec.b: is too");
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(condition(status, "SparkMasterReady"))
        .isEqualTo(condition(before, "SparkMasterReady"));
  }

  @Test
  void shouldListTenantsEvenWithAnInvalidSpec() {
    PipelineStatus status =
        PipelineStatuses.of(
            resource(null),
            List.of("clicks", "orders"),
            new Outcome.Invalid(List.of(new Problem("spec.a", "is wrong"))),
            AT_NOON);

    assertThat(status.usedBy()).containsExactly("clicks", "orders");
  }

  @Test
  void shouldNeverBeReadyWithAnEmptyTable() throws Exception {
    // Every component is ready, and no record has arrived
    PipelineStatus status = allServing(RecordCounts.UNKNOWN);
    assertThat(condition(status, "Flowing").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");

    status = allServing(written(0));
    assertThat(condition(status, "Flowing").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
  }

  @Test
  void shouldBeReadyOnceRowsArriveDuringTheFirstRun() throws Exception {
    CronJob cronJob =
        new CronJobBuilder().withNewMetadata().withName("users-producer").endMetadata().build();

    // Given a run in progress, and no rows
    PipelineStatus status = status(null, AT_NOON, cronJob);
    assertThat(condition(status, "ProducerReady").getReason()).isEqualTo("FirstRun");
    assertThat(condition(status, "ProducerReady").getStatus()).isEqualTo("False");

    // When rows arrive
    status =
        PipelineStatuses.of(
            resource(null),
            List.of(),
            new Outcome.Reconciled(pipeline(cronJob), written(50), Optional.empty()),
            AT_NOON);

    // Then
    assertThat(condition(status, "ProducerReady").getReason()).isEqualTo("Delivering");
    assertThat(condition(status, "ProducerReady").getStatus()).isEqualTo("True");
  }

  @Test
  void shouldFlowWithoutComponentsOutsideTheDataPath() throws Exception {
    CronJob cronJob =
        new CronJobBuilder().withNewMetadata().withName("users-producer").endMetadata().build();
    List<HasMetadata> observed = new ArrayList<>();
    observed.add(cronJob);
    for (Component component : EnumSet.range(Component.ZOOKEEPER, Component.STREAMING_JOB)) {
      observed.add(serving(component, 1));
    }
    observed.add(set(Component.KAFKA_UI, 1, 0));

    PipelineStatus status =
        PipelineStatuses.of(
            resource(null),
            List.of(),
            new Outcome.Reconciled(pipeline(observed), written(50), Optional.empty()),
            AT_NOON);

    assertThat(condition(status, "Flowing").getStatus()).isEqualTo("True");
    assertThat(condition(status, "KafkaUiReady").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
  }

  @Test
  void shouldReportTheUrlsOfWebUis() throws Exception {
    assertThat(status(null, AT_NOON).endpoints())
        .contains(
            new PipelineStatus.Endpoint(
                "airflow-api-server", "http://users-airflow-api-server.streams.svc:8080"),
            new PipelineStatus.Endpoint("kafka-ui", "http://users-kafka-ui.streams.svc:8080"),
            new PipelineStatus.Endpoint(
                "control-center", "http://users-control-center.streams.svc:9021"));
  }

  /** The status with all StatefulSets ready, without provisioner and producer. */
  private static PipelineStatus allServing(RecordCounts records) throws Exception {
    PipelineContext pipeline =
        pipeline(
            List.of(Component.values()).stream().map(component -> serving(component, 1)).toList());
    return PipelineStatuses.of(
        resource(null),
        List.of(),
        new Outcome.Reconciled(pipeline, records, Optional.empty()),
        AT_NOON);
  }

  private static RecordCounts written(long rows) {
    return new RecordCounts(
        Optional.empty(), Optional.of(new StreamingJobProgress("RUNNING", "", rows, 0, 0L, null)));
  }

  @Test
  void shouldReportWhyAPodDoesNotStart() throws Exception {
    Pod pod = pod("users-spark-master-0", Component.SPARK_MASTER);
    pod.getStatus()
        .setContainerStatuses(
            List.of(
                new io.fabric8.kubernetes.api.model.ContainerStatusBuilder()
                    .withName("spark-master")
                    .withImage("cassandra:5.0.9")
                    .withNewState()
                    .withNewWaiting()
                    .withReason("CrashLoopBackOff")
                    .endWaiting()
                    .endState()
                    .withNewLastState()
                    .withNewTerminated()
                    .withExitCode(3)
                    .withMessage("line one\nno space left\n")
                    .endTerminated()
                    .endLastState()
                    .build()));

    PipelineStatus status = status(null, AT_NOON, set(Component.SPARK_MASTER, 1, 0), pod);

    assertThat(condition(status, "SparkMasterReady").getReason()).isEqualTo("PodFailing");
    assertThat(condition(status, "SparkMasterReady").getMessage())
        .isEqualTo(
            "Pod users-spark-master-0 is crash-looping with exit code 3: line one no space left");
  }

  private static PipelineStatus status(PipelineStatus before, Clock clock, HasMetadata... observed)
      throws Exception {
    return PipelineStatuses.of(
        resource(before),
        List.of(),
        new Outcome.Reconciled(pipeline(List.of(observed)), NO_RECORDS, Optional.empty()),
        clock);
  }

  private static StreamingPipeline resource(PipelineStatus before) {
    StreamingPipeline resource = new StreamingPipeline();
    resource.setMetadata(new ObjectMetaBuilder().withName("users").withGeneration(7L).build());
    resource.setStatus(before);
    return resource;
  }

  private static PipelineContext pipeline(HasMetadata... observed)
      throws IOException, InvalidPipelineException {
    return pipeline(List.of(observed));
  }

  private static PipelineContext pipeline(List<? extends HasMetadata> observed)
      throws IOException, InvalidPipelineException {
    return new PipelineContext(
        PipelineManifest.read(Path.of("src/test/resources/golden/users.yaml")),
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Components.catalog(),
        ActualState.of(observed));
  }

  private static StatefulSet serving(Component component, int replicas) {
    return set(component, replicas, replicas);
  }

  private static StatefulSet set(Component component, int replicas, int ready) {
    // @formatter:off
    return new StatefulSetBuilder()
        .withNewMetadata()
          .withName("users-" + component.label())
          .withGeneration(1L)
          .withLabels(Map.of(Labels.COMPONENT, component.label()))
        .endMetadata()
        .withNewSpec()
          .withReplicas(replicas)
          .withNewTemplate()
            .withNewMetadata()
            .endMetadata()
            .withNewSpec()
              .addNewContainer()
                .withImage("image")
              .endContainer()
            .endSpec()
          .endTemplate()
        .endSpec()
        .withNewStatus()
          .withObservedGeneration(1L)
          .withReplicas(replicas)
          .withUpdatedReplicas(replicas)
          .withReadyReplicas(ready)
        .endStatus()
        .build();
    // @formatter:on
  }

  private static Pod pod(String name, Component component) {
    // @formatter:off
    return new PodBuilder()
        .withNewMetadata()
          .withName(name)
          .withLabels(Map.of(Labels.COMPONENT, component.label()))
        .endMetadata()
        .withNewStatus()
        .endStatus()
        .build();
    // @formatter:on
  }

  private static Pod pending(String name, Component component, String message) {
    Pod pod = pod(name, component);
    pod.getStatus()
        .setConditions(
            List.of(
                new io.fabric8.kubernetes.api.model.PodConditionBuilder()
                    .withType("PodScheduled")
                    .withStatus("False")
                    .withReason("Unschedulable")
                    .withMessage(message)
                    .build()));
    return pod;
  }

  private static Condition condition(PipelineStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
