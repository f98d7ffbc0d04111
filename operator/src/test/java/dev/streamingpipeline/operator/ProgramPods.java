package dev.streamingpipeline.operator;

import dev.streamingpipeline.operator.pipeline.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/** Jobs and pods with the status that Kubernetes would set. */
public final class ProgramPods {
  private ProgramPods() {}

  /** A Job that has started. */
  public static Job started(Job job) {
    return new JobBuilder(job)
        .editMetadata()
        .withUid("uid-of-" + job.getMetadata().getName())
        .endMetadata()
        .withNewStatus()
        .endStatus()
        .build();
  }

  /** A Job that has ended. */
  public static Job ended(Job job, String condition, String message) {
    // @formatter:off
    return new JobBuilder(started(job))
        .editStatus()
          .addNewCondition()
            .withType(condition)
            .withStatus("True")
            .withMessage(message)
          .endCondition()
        .endStatus()
        .build();
    // @formatter:on
  }

  /** A terminated pod of a Job. */
  public static Pod ended(Job job, int number, String time, int exitCode, String message) {
    var template = job.getSpec().getTemplate();
    // @formatter:off
    return new PodBuilder()
        .withNewMetadata()
          .withName("%s-%s".formatted(job.getMetadata().getName(), number))
          .withLabels(template.getMetadata().getLabels())
          .addToLabels("batch.kubernetes.io/job-name", job.getMetadata().getName())
          .withAnnotations(template.getMetadata().getAnnotations())
          .addNewOwnerReference()
            .withUid(job.getMetadata().getUid())
          .endOwnerReference()
        .endMetadata()
        .withNewStatus()
          .addNewContainerStatus()
            .withName(job.getMetadata().getLabels().get(Labels.COMPONENT))
            .withNewState()
              .withNewTerminated()
                .withExitCode(exitCode)
                .withFinishedAt(time)
                .withMessage(message)
              .endTerminated()
            .endState()
          .endContainerStatus()
        .endStatus()
        .build();
    // @formatter:on
  }
}
