package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.postgres.PostgresService;

/** Reads the pipeline's DAG. */
public final class AirflowDagProcessorStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "airflow-dag-processor";

  public AirflowDagProcessorStatefulSet() {
    super(Component.AIRFLOW_DAG_PROCESSOR);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "dag-processor.yaml";
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    // For the probe, which asks the database alone
    AirflowPod.edit(pod, pipeline)
        .environment("PGHOST", PostgresService.hostFor(pipeline))
        .environment("PGUSER", PostgresService.ROLE)
        .environment("PGDATABASE", PostgresService.ROLE);
  }
}
