package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/**
 * Airflow's scheduler. It runs tasks as processes in its own pod, and stores and serves their logs.
 */
public final class AirflowSchedulerStatefulSet extends ComponentStatefulSet {
  public AirflowSchedulerStatefulSet() {
    super(Component.AIRFLOW_SCHEDULER);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "scheduler.yaml";
  }

  /**
   * The storage class of the database's volume; the manifest sets the size of the volume for logs.
   */
  @Override
  protected StorageSpec storage(PipelineSpec spec) {
    StorageSpec database = spec.airflow().storage();
    return database == null ? null : new StorageSpec(null, database.storageClassName());
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    AirflowPod.edit(pod, pipeline)
        .withToken()
        .environment(
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL",
            AirflowApiServerService.urlFor(pipeline) + "/execution/");
  }
}
