package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.readiness.JobReadiness;

/** Whether the database has been migrated for the current Airflow image and credentials. */
public final class AirflowMigrationReadiness extends JobReadiness {
  public AirflowMigrationReadiness() {
    super(
        ComponentState.ready("Migrated", "The tables and the administrator's account exist"),
        ComponentState.working("Migrating", "The tables are being created"),
        "Failed",
        "delete Job %s to try again");
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return AirflowMigrationJob.inputOf(pipeline);
  }
}
