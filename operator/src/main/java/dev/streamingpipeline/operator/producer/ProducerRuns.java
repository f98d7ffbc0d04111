package dev.streamingpipeline.operator.producer;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.readiness.JobPods;
import dev.streamingpipeline.operator.readiness.PodDiagnosis;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of the producer whose pods still exist, whether the CronJob, the first Job or Airflow
 * started them.
 */
public final class ProducerRuns {
  private ProducerRuns() {}

  /** The summary of the run that ended last. */
  public static Optional<RunSummary> lastSummary(PipelineContext pipeline) {
    return JobPods.ended(pods(pipeline)).flatMap(ProducerRuns::summary);
  }

  /** The run with the current contract and source that ended last. */
  static Optional<JobPods.Ended> last(PipelineContext pipeline) {
    String input = ProducerCronJob.inputOf(pipeline).text();
    return JobPods.ended(
        pods(pipeline)
            .filter(
                pod ->
                    input.equals(
                        pod.getMetadata()
                            .getAnnotations()
                            .get(PodTemplateCustomizer.CONFIGURATION))));
  }

  static Optional<RunSummary> summary(JobPods.Ended run) {
    return RunSummary.parse(run.state().getMessage());
  }

  private static Stream<Pod> pods(PipelineContext pipeline) {
    return PodDiagnosis.pods(Component.PRODUCER, pipeline);
  }
}
