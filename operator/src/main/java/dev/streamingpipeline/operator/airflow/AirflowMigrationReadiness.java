package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.readiness.JobReadiness;

/** Whether the database has been migrated for the current Airflow image and credentials. */
public final class AirflowMigrationReadiness extends JobReadiness {
  public AirflowMigrationReadiness() {
    super(
        ComponentState.ready("Migrated", "Tables and the administrator's account are there"),
        ComponentState.working("Migrating", "Tables are made"),
        "Failed",
        "delete Job %s to try again");
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return AirflowMigrationJob.inputOf(pipeline);
  }
}
