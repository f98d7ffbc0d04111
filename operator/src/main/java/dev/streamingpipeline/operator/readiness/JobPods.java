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

/** What the pods of Jobs leave behind. */
public final class JobPods {
  private static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private JobPods() {}

  /**
   * A program that ended.
   *
   * @param pod in which it ran
   * @param state how it ended
   */
  public record Ended(Pod pod, ContainerStateTerminated state) {
    /** When; the epoch where Kubernetes does not say. */
    Instant time() {
      try {
        return state.getFinishedAt() == null ? Instant.EPOCH : Instant.parse(state.getFinishedAt());
      } catch (DateTimeParseException e) {
        return Instant.EPOCH;
      }
    }

    /** Whether it did what it should. */
    public boolean isSuccess() {
      return state.getExitCode() != null && state.getExitCode() == 0;
    }
  }

  /** What the newest failed try of a Job said, on one line. */
  public static Optional<String> lastWords(Job job, ActualState observed) {
    return ended(
            observed
                .all(Pod.class)
                .filter(
                    pod ->
                        job.getMetadata()
                            .getName()
                            .equals(pod.getMetadata().getLabels().get(JOB_NAME)))
                // Pods of a Job of this name that was deleted
                .filter(pod -> pod.hasOwnerReferenceFor(job)))
        .filter(ended -> !ended.isSuccess())
        .map(JobPods::words);
  }

  /** The one that ended last. */
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

  private static String words(Ended ended) {
    String message = PodDiagnosis.shortened(ended.state().getMessage());
    return message.isEmpty()
        ? "Pod %s ended%s"
            .formatted(ended.pod().getMetadata().getName(), PodDiagnosis.ended(ended.state()))
        : message;
  }
}
