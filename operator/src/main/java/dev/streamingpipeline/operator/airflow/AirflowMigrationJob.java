package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/**
 * Migrates Airflow's database to the schema of its version, and creates the administrator's account
 * or sets its password.
 */
public final class AirflowMigrationJob extends RunOnceJob {
  public AirflowMigrationJob() {
    super(Component.AIRFLOW_MIGRATION);
  }

  /**
   * Fingerprint of Airflow's image and the administrator's credentials: a change runs the Job
   * again.
   */
  static Fingerprint inputOf(PipelineContext pipeline) {
    return Fingerprint.of(
            Optional.ofNullable(pipeline.spec().airflow().image())
                .orElseGet(() -> pipeline.images().of("airflow")))
        .and(AirflowSecret.in(pipeline));
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return inputOf(pipeline);
  }

  @Override
  protected Job job(PipelineContext pipeline) {
    Job job = template("migration-job.yaml");
    String keys = AirflowSecret.nameFor(pipeline);
    AirflowPod.edit(
            PodTemplateCustomizer.of(job.getSpec().getTemplate(), pipeline, component()), pipeline)
        .environmentFromSecret("ADMIN_USERNAME", keys, AirflowSecret.USERNAME)
        .environmentFromSecret("ADMIN_PASSWORD", keys, AirflowSecret.PASSWORD);
    return job;
  }
}
