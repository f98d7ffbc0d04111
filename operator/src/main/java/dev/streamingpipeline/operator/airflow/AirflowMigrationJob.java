package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.dependents.RunOnceJob;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** Makes Airflow's tables what its version needs, and the administrator's account. */
public final class AirflowMigrationJob extends RunOnceJob {
  public static final String NAME = "airflow-migration";

  public AirflowMigrationJob() {
    super(Component.AIRFLOW_MIGRATION);
  }

  /** Which Airflow, and the administrator's login. */
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
