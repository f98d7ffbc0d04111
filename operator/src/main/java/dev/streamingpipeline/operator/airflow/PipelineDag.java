package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.producer.ProducerCronJob;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The DAGs of the pipeline and its tenants: one Python file, and the settings of each DAG with the
 * pod of a run. A DAG exists even if the CronJob triggers the runs, so that a run can be started by
 * hand. It has a schedule only if Airflow triggers the runs.
 */
final class PipelineDag {
  private PipelineDag() {}

  /**
   * The settings of one DAG, in the format that the Python file reads.
   *
   * @param runs label selector of the pods of all runs that Airflow started
   */
  private record Settings(String pipeline, String dagId, String schedule, String runs, Pod pod) {
    static Settings of(PipelineContext pipeline) {
      return new Settings(
          pipeline.name(),
          pipeline.pipeline().dagId(),
          PipelineDag.schedule(pipeline),
          AirflowRunPod.selector(pipeline),
          AirflowRunPod.of(pipeline));
    }
  }

  static Map<String, String> files(PipelineContext pipeline) {
    return Map.of(
        "pipeline.py", Templates.text(PipelineDag.class, "pipeline.py"),
        "dags.yaml", Serialization.asYaml(all(pipeline)));
  }

  private static List<Settings> all(PipelineContext pipeline) {
    return Stream.concat(
            Stream.of(pipeline),
            pipeline.tenants().stream().filter(tenant -> tenant.spec().airflow().enabled()))
        .map(Settings::of)
        .toList();
  }

  /**
   * The schedule; null for none. Airflow gets it only once the CronJob no longer starts runs, so
   * that the two never start runs at the same time.
   */
  private static String schedule(PipelineContext pipeline) {
    ProducerSpec producer = pipeline.spec().producer();
    return producer.trigger() == ProducerSpec.Trigger.AIRFLOW
            && !producer.suspend()
            && !ProducerCronJob.isUpdatePending(pipeline)
        ? producer.schedule()
        : null;
  }
}
