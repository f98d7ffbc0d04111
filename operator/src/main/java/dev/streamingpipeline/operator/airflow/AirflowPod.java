package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.postgres.PostgresSecret;
import dev.streamingpipeline.operator.postgres.PostgresService;

/** The settings and keys that all of Airflow's pods have in common. */
final class AirflowPod {
  private AirflowPod() {}

  static PodTemplateCustomizer edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    String keys = AirflowSecret.nameFor(pipeline);
    return pod.image("airflow")
        .settings(pipeline.spec().airflow())
        .configMap("configuration", AirflowConfigMap.nameOf(pipeline.pipeline()))
        .configuration(
            Fingerprint.of(AirflowConfigMap.settings())
                .and(AirflowSecret.in(pipeline))
                .and(PostgresSecret.in(pipeline)))
        .environment("AIRFLOW_CONFIG", "/etc/streaming-pipeline/airflow.cfg")
        .environment("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", PostgresService.urlFor(pipeline))
        .environmentFromSecret(
            "PGPASSWORD", PostgresSecret.nameFor(pipeline), PostgresSecret.PASSWORD)
        .environmentFromSecret("AIRFLOW__CORE__FERNET_KEY", keys, AirflowSecret.FERNET_KEY)
        .environmentFromSecret("AIRFLOW__API__SECRET_KEY", keys, AirflowSecret.API_SECRET)
        .environmentFromSecret("AIRFLOW__API_AUTH__JWT_SECRET", keys, AirflowSecret.JWT_SECRET);
  }
}
