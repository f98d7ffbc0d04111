package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.postgres.PostgresService;

/** Airflow's DAG processor, which parses the DAGs of the pipeline and its tenants. */
public final class AirflowDagProcessorStatefulSet extends ComponentStatefulSet {
  public AirflowDagProcessorStatefulSet() {
    super(Component.AIRFLOW_DAG_PROCESSOR);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "dag-processor.yaml";
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    // For the probe script, which connects to the database directly
    AirflowPod.edit(pod, pipeline)
        .environment("PGHOST", PostgresService.hostFor(pipeline))
        .environment("PGUSER", PostgresService.ROLE)
        .environment("PGDATABASE", PostgresService.ROLE);
  }
}
