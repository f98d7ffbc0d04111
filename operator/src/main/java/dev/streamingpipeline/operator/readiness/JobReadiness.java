package dev.streamingpipeline.operator.readiness;

import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** Whether a component's Job has completed for the current declaration. */
public abstract class JobReadiness implements ReadinessCheck {
  private final ComponentState done;
  private final ComponentState underWay;
  private final String failed;
  private final String remedy;

  /**
   * Creates a check that reports these states.
   *
   * @param done the state once the Job has completed
   * @param underWay the state while the Job runs
   * @param failed the reason if the Job has failed and won't be retried, one word
   * @param remedy what to do then, with a placeholder for the Job's name
   */
  protected JobReadiness(
      ComponentState done, ComponentState underWay, String failed, String remedy) {
    this.done = done;
    this.underWay = underWay;
    this.failed = failed;
    this.remedy = remedy;
  }

  /** The input that the Job must have been created for. */
  protected abstract Fingerprint input(PipelineContext pipeline);

  /** Lets a subclass add information to the message of an attempt. */
  protected String explained(String words, PipelineContext pipeline) {
    return words;
  }

  @Override
  public final ComponentState of(Component component, PipelineContext pipeline) {
    return pipeline
        .actualState()
        .find(Job.class, component.nameFor(pipeline.pipeline()))
        .filter(job -> RunOnceJob.isFor(job, input(pipeline)))
        .map(job -> of(job, component, pipeline))
        .orElseGet(() -> ReadinessCheck.waiting(component, pipeline));
  }

  private ComponentState of(Job job, Component component, PipelineContext pipeline) {
    if (RunOnceJob.isComplete(job)) {
      return done;
    }
    if (RunOnceJob.isFailed(job)) {
      return ComponentState.stalled(
          failed,
          "%s; %s"
              .formatted(
                  terminationMessage(job, pipeline).orElse(RunOnceJob.failure(job)),
                  remedy.formatted(job.getMetadata().getName())));
    }
    return PodDiagnosis.first(component, pipeline)
        .or(
            () ->
                terminationMessage(job, pipeline)
                    .map(
                        words ->
                            ComponentState.working(
                                "Retrying",
                                "The last attempt failed, and will be retried: " + words)))
        .orElse(underWay);
  }

  private Optional<String> terminationMessage(Job job, PipelineContext pipeline) {
    return JobPods.terminationMessage(job, pipeline.actualState())
        .map(words -> explained(words, pipeline));
  }
}
