package dev.streamingpipeline.operator.producer;

import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.JobPods;
import dev.streamingpipeline.operator.readiness.PodDiagnosis;
import dev.streamingpipeline.operator.streamingjob.StreamingJobRolledOut;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Whether the producer works, which is whether its last run delivered records. */
public final class ProducerReadiness implements ReadinessCheck {
  /** The reason while the first run with the current source has not ended. */
  public static final String FIRST_RUN = "FirstRun";

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    if (pipeline
        .actualState()
        .find(CronJob.class, component.nameFor(pipeline.pipeline()))
        .isEmpty()) {
      ComponentState waiting = ReadinessCheck.waiting(component, pipeline);
      return waiting.progress() == ComponentState.Progress.WAITING
              || new StreamingJobRolledOut().isOpen(pipeline)
          ? waiting
          : new ComponentState(
              ComponentState.Progress.WAITING,
              "Waiting",
              "Waiting for StreamingJob to be rolled out with the current contract");
    }
    ProducerSpec producer = pipeline.spec().producer();
    if (producer.suspend()) {
      return ComponentState.ready(
          "Suspended", "No run is started while spec.producer.suspend is true");
    }
    return PodDiagnosis.first(component, pipeline)
        .or(() -> ProducerRuns.last(pipeline).map(ProducerReadiness::of))
        .orElseGet(
            () ->
                producer.trigger() == ProducerSpec.Trigger.AIRFLOW
                    ? ComponentState.ready("TriggeredByAirflow", "Airflow starts the runs")
                    : firstRun(pipeline));
  }

  /** The state after a run that has ended. */
  private static ComponentState of(JobPods.Ended run) {
    RunSummary summary = ProducerRuns.summary(run).orElse(null);
    if (run.isSuccess()) {
      return ComponentState.ready(
          "Delivered",
          summary == null
              ? "The last run delivered records"
              : "The last run delivered %s records%s"
                  .formatted(
                      summary.delivered(),
                      summary.deadLettered() == 0
                          ? ""
                          : " and dead-lettered %s".formatted(summary.deadLettered())));
    }
    if (summary == null || summary.reason() == null) {
      return ComponentState.working(
          "RunFailed", "The last run ended" + PodDiagnosis.ended(run.state()));
    }
    String message = "The last run failed: " + PodDiagnosis.shortened(summary.reason());
    return summary.needsPerson()
        ? ComponentState.stalled(summary.outcome(), message)
        : ComponentState.working(summary.outcome(), message);
  }

  /** The state if no pod of a run exists. */
  private static ComponentState firstRun(PipelineContext pipeline) {
    Job job =
        pipeline
            .actualState()
            .find(Job.class, ProducerJob.nameOf(pipeline.pipeline()))
            .filter(first -> RunOnceJob.isFor(first, ProducerCronJob.inputOf(pipeline)))
            .orElse(null);
    if (job != null && RunOnceJob.isComplete(job)) {
      return ComponentState.ready("Delivered", "The first run delivered records");
    }
    if (job != null && RunOnceJob.isFailed(job)) {
      return ComponentState.working(
          "RunFailed", "The first run failed: " + PodDiagnosis.shortened(RunOnceJob.failure(job)));
    }
    return ComponentState.working(FIRST_RUN, "The first run has not ended yet");
  }
}
