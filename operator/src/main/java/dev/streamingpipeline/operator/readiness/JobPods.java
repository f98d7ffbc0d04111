package dev.streamingpipeline.operator.readiness;

import dev.streamingpipeline.operator.pipeline.ActualState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What pods of Jobs report after they have ended. */
public final class JobPods {
  private static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private JobPods() {}

  /**
   * A container that has terminated.
   *
   * @param pod the pod in which it ran
   * @param state how it terminated
   */
  public record Ended(Pod pod, ContainerStateTerminated state) {
    /** The end time; the epoch if Kubernetes does not report it. */
    Instant time() {
      try {
        return state.getFinishedAt() == null ? Instant.EPOCH : Instant.parse(state.getFinishedAt());
      } catch (DateTimeParseException e) {
        return Instant.EPOCH;
      }
    }

    /** Whether its exit code is 0. */
    public boolean isSuccess() {
      return state.getExitCode() != null && state.getExitCode() == 0;
    }
  }

  /** The termination message of a Job's latest failed attempt, on one line. */
  public static Optional<String> terminationMessage(Job job, ActualState observed) {
    return ended(
            observed
                .all(Pod.class)
                .filter(
                    pod ->
                        job.getMetadata()
                            .getName()
                            .equals(pod.getMetadata().getLabels().get(JOB_NAME)))
                // Excludes pods of a deleted Job of the same name
                .filter(pod -> pod.hasOwnerReferenceFor(job)))
        .filter(ended -> !ended.isSuccess())
        .map(JobPods::messageOf);
  }

  /** The container that terminated last. */
  public static Optional<Ended> ended(Stream<Pod> pods) {
    return pods.filter(pod -> pod.getStatus() != null)
        .flatMap(
            pod ->
                pod.getStatus().getContainerStatuses().stream()
                    .filter(container -> container.getState() != null)
                    .map(container -> container.getState().getTerminated())
                    .filter(state -> state != null)
                    .map(state -> new Ended(pod, state)))
        .max(Comparator.comparing(Ended::time));
  }

  private static String messageOf(Ended ended) {
    String message = PodDiagnosis.shortened(ended.state().getMessage());
    return message.isEmpty()
        ? "Pod %s ended%s"
            .formatted(ended.pod().getMetadata().getName(), PodDiagnosis.ended(ended.state()))
        : message;
  }
}
