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
 * The pipeline's DAG, and those of its tenants: a Python file, and for each the settings with the
 * pod of a run. A DAG is there whoever starts the runs, to start one by hand; it has the schedule
 * only where Airflow is who starts them.
 */
final class PipelineDag {
  private PipelineDag() {}

  /**
   * One of them, as the Python file reads it.
   *
   * @param runs selects the pods of all runs that Airflow started
   */
  private record Settings(String pipeline, String dagId, String schedule, String runs, Pod pod) {
    static Settings of(PipelineContext pipeline) {
      return new Settings(
          pipeline.name(),
          pipeline.pipeline().dagId(),
          PipelineDag.schedule(pipeline),
          RunPod.selector(pipeline),
          RunPod.of(pipeline));
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

  /** Null for none. Airflow has it when the CronJob gives it up: never both. */
  private static String schedule(PipelineContext pipeline) {
    ProducerSpec producer = pipeline.spec().producer();
    return producer.trigger() == ProducerSpec.Trigger.AIRFLOW
            && !producer.suspend()
            && !ProducerCronJob.goesOn(pipeline)
        ? producer.schedule()
        : null;
  }
}
