package dev.streamingpipeline.operator.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.model.spec.ProducerSpec;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.Templates;
import dev.streamingpipeline.operator.producer.ProducerCronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pipeline's DAG: a Python file, its settings, and the pod of a run. It is there whoever starts
 * the runs, to start one by hand; it has the schedule only where Airflow is who starts them.
 */
final class PipelineDag {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PipelineDag() {}

  static Map<String, String> files(PipelineContext pipeline) {
    return Map.of(
        "pipeline.py", Templates.text(PipelineDag.class, "pipeline.py"),
        "settings.json", settings(pipeline),
        "pod.yaml", Serialization.asYaml(RunPod.of(pipeline)));
  }

  private static String settings(PipelineContext pipeline) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("pipeline", pipeline.name());
    settings.put("dagId", pipeline.pipeline().dagId());
    settings.put("schedule", schedule(pipeline));
    settings.put("runs", RunPod.selector(pipeline));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts", e);
    }
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
