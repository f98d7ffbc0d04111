package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.PodDiagnosis;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the query runs, or the user must decide how to continue. */
public final class StreamingJobReadiness implements ReadinessCheck {
  /**
   * The driver's exit code for a failure that retries can't fix: the topic was recreated, or
   * offsets are gone.
   */
  private static final int USER_ACTION_REQUIRED = 3;

  private final ReadinessCheck pods = new StatefulSetReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    ComponentState state = pods.of(component, pipeline);
    if (state.isReady()) {
      return state;
    }
    return PodDiagnosis.pods(component, pipeline)
        .flatMap(StreamingJobReadiness::givenUp)
        .findFirst()
        .orElse(state);
  }

  private static Stream<ComponentState> givenUp(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .map(StreamingJobReadiness::lastEnd)
            .flatMap(Optional::stream)
            .filter(end -> Integer.valueOf(USER_ACTION_REQUIRED).equals(end.getExitCode()))
            .map(
                end ->
                    ComponentState.stalled(
                        "DecisionNeeded",
                        "%s. Its checkpoint is PersistentVolumeClaim checkpoint-%s: to start over, delete that and the pod"
                            .formatted(
                                PodDiagnosis.shortened(end.getMessage()),
                                pod.getMetadata().getName())));
  }

  private static Optional<ContainerStateTerminated> lastEnd(ContainerStatus container) {
    return Stream.of(
            Optional.ofNullable(container.getState()),
            Optional.ofNullable(container.getLastState()))
        .flatMap(Optional::stream)
        .map(ContainerState::getTerminated)
        .filter(end -> end != null)
        .findFirst();
  }
}
