package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that Airflow's components read: settings at startup, the DAGs of the pipeline and its
 * tenants whenever they change, and scripts when they run.
 */
public final class AirflowConfigMap extends ComponentConfigMap {
  public AirflowConfigMap() {
    super(Component.AIRFLOW_MIGRATION);
  }

  /** The name of the ConfigMap and of the Secret, which all of Airflow's components share. */
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

  /** The files that are read at startup only, so that a change must restart the pods. */
  static Map<String, String> settings() {
    return Templates.texts(AirflowConfigMap.class, "airflow.cfg", "webserver_config.py");
  }
}
