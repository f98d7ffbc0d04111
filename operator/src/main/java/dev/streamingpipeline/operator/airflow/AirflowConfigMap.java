package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.HashMap;
import java.util.Map;

/**
 * What Airflow's parts read: settings at their start, the pipeline's DAG whenever it changes, and
 * scripts when they run.
 */
public final class AirflowConfigMap extends ComponentConfigMap {
  public static final String NAME = "airflow-configuration";

  public AirflowConfigMap() {
    super(Component.AIRFLOW_MIGRATION);
  }

  /** The name of what Airflow's parts share. */
  static String nameOf(Pipeline pipeline) {
    return pipeline.name() + "-airflow";
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return nameOf(pipeline);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    Map<String, String> files = new HashMap<>(settings());
    files.putAll(Templates.texts(getClass(), "migrate.py", "dag_processor_lives.py"));
    files.putAll(PipelineDag.files(pipeline));
    return files;
  }

  /** What is read at the start. */
  static Map<String, String> settings() {
    return Templates.texts(AirflowConfigMap.class, "airflow.cfg", "webserver_config.py");
  }
}
