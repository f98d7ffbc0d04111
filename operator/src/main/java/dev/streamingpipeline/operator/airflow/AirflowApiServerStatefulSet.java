package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/** Airflow's API server, which serves the REST API and the web UI. */
public final class AirflowApiServerStatefulSet extends ComponentStatefulSet {
  public AirflowApiServerStatefulSet() {
    super(Component.AIRFLOW_API_SERVER);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "api-server.yaml";
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    AirflowPod.edit(pod, pipeline);
  }
}
