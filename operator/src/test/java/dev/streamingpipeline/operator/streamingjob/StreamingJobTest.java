package dev.streamingpipeline.operator.streamingjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.UsersPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.ComponentState.Progress;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingJobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: phone,             | name: telephone,         | true
          name: phone,           type: string | name: phone, required: false, type: string | true
          triggerInterval: 1s      | triggerInterval: 2s      | true
          table: created_users     | table: others            | true
          format: json             | format: avro             | true
          randomuser.me            | example.com              | false
          value: record.email      | value: record.cell       | false
          duration: 1m             | duration: 2m             | false
          retention: 7d            | retention: 8d            | false
          partitions: 3            | partitions: 4            | false
          """)
  void shouldRestartOnlyWhenItsInputChanges(String text, String other, boolean anew) {
    assertThat(
            StreamingJobStatefulSet.configurationOf(UsersPipeline.changed(text, other))
                .equals(StreamingJobStatefulSet.configurationOf(UsersPipeline.with())))
        .isNotEqualTo(anew);
  }

  @Test
  void shouldAllowProducersWhereThereIsNoDriver() {
    assertThat(isCurrent(UsersPipeline.with())).isTrue();
  }

  @Test
  void shouldHoldProducersUntilTheDriverHasTheContract() {
    StatefulSet set = set(2, 2, "b");

    assertThat(isCurrent(UsersPipeline.with(set))).isTrue();
    assertThat(isCurrent(UsersPipeline.with(set, pod("b")))).isTrue();
    // A pod of the previous revision, even while it terminates
    assertThat(isCurrent(UsersPipeline.with(set, pod("a")))).isFalse();
    // The StatefulSet controller has not observed the change
    assertThat(isCurrent(UsersPipeline.with(set(2, 1, "b"), pod("b")))).isFalse();
    // The change was not applied yet, because it waits for another component
    assertThat(isCurrent(UsersPipeline.changed("name: phone,", "name: telephone,", set))).isFalse();
    // A change that does not affect the driver
    assertThat(isCurrent(UsersPipeline.changed("randomuser.me", "example.com", set))).isTrue();
    // The StatefulSet is deleted, its pod is not
    assertThat(isCurrent(UsersPipeline.with(pod("b")))).isFalse();
  }

  @Test
  void shouldBeStalledWhenTheDriverNeedsADecision() {
    // Given
    Pod pod = pod("b");
    // @formatter:off
    pod.setStatus(new io.fabric8.kubernetes.api.model.PodStatusBuilder()
        .addNewContainerStatus()
          .withName("streaming-job")
          .withNewState()
            .withNewWaiting(null, "CrashLoopBackOff")
          .endState()
          .withNewLastState()
            .withNewTerminated()
              .withExitCode(3)
              .withMessage("topic users_created was deleted and recreated")
            .endTerminated()
          .endLastState()
        .endContainerStatus()
        .build());
    // @formatter:on

    // When
    ComponentState state = UsersPipeline.with(set(1, 1, "b"), pod).stateOf(Component.STREAMING_JOB);

    // Then
    assertThat(state.progress()).isEqualTo(Progress.STALLED);
    assertThat(state.message())
        .isEqualTo(
            "topic users_created was deleted and recreated. Its checkpoint is PersistentVolumeClaim"
                + " checkpoint-users-streaming-job-0: to start over, delete that and the pod");
  }

  private static boolean isCurrent(PipelineContext pipeline) {
    return new StreamingJobRolledOut().isOpen(pipeline);
  }

  private static StatefulSet set(long generation, long observed, String revision) {
    // @formatter:off
    return new StatefulSetBuilder(new StreamingJobStatefulSet().desired(UsersPipeline.with()))
        .editMetadata()
          .withGeneration(generation)
        .endMetadata()
        .withNewStatus()
          .withObservedGeneration(observed)
          .withUpdateRevision(revision)
          .withReplicas(1)
        .endStatus()
        .build();
    // @formatter:on
  }

  private static Pod pod(String revision) {
    var template =
        new StreamingJobStatefulSet().desired(UsersPipeline.with()).getSpec().getTemplate();
    // @formatter:off
    return new PodBuilder()
        .withNewMetadata()
          .withName("users-streaming-job-0")
          .withLabels(template.getMetadata().getLabels())
          .addToLabels("controller-revision-hash", revision)
        .endMetadata()
        .build();
    // @formatter:on
  }
}
