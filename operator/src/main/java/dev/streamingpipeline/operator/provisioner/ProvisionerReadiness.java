package dev.streamingpipeline.operator.provisioner;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.JobPods;
import dev.streamingpipeline.operator.common.OnceJob;
import dev.streamingpipeline.operator.readiness.ComponentState;
import dev.streamingpipeline.operator.readiness.PodTrouble;
import dev.streamingpipeline.operator.readiness.Readiness;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Whether what is declared exists. */
public final class ProvisionerReadiness implements Readiness {
  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return pipeline
        .observed()
        .find(Job.class, component.nameFor(pipeline.pipeline()))
        .filter(job -> OnceJob.isFor(job, ProvisionerJob.inputOf(pipeline)))
        .map(job -> of(job, component, pipeline))
        .orElseGet(() -> Readiness.waiting(component, pipeline));
  }

  private static ComponentState of(Job job, Component component, PipelineContext pipeline) {
    if (OnceJob.isComplete(job)) {
      return ComponentState.ready("Provisioned", "Topics, subject and table are as declared");
    }
    if (OnceJob.isFailed(job)) {
      return ComponentState.stalled(
          "Refused",
          "%s; correct it and apply, or delete Job %s to try again"
              .formatted(
                  JobPods.lastWords(job, pipeline.observed()).orElse(OnceJob.failure(job)),
                  job.getMetadata().getName()));
    }
    return PodTrouble.first(component, pipeline)
        .or(
            () ->
                JobPods.lastWords(job, pipeline.observed())
                    .map(
                        words ->
                            ComponentState.working(
                                "Retrying", "The last try failed, the next one follows: " + words)))
        .orElseGet(
            () -> ComponentState.working("Provisioning", "Topics, subject and table are made"));
  }
}
