package dev.streamingpipeline.operator.postgres;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/** Airflow's database. */
public final class PostgresStatefulSet extends ComponentStatefulSet {
  public PostgresStatefulSet() {
    super(Component.POSTGRES);
  }

  @Override
  protected StorageSpec storage(PipelineSpec spec) {
    return spec.airflow().storage();
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    pod.image("postgres")
        .podTemplate(pipeline.spec().airflow().podTemplate())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .secret("password", PostgresSecret.nameFor(pipeline))
        .configuration(
            Fingerprint.of(PostgresConfigMap.contents()).and(PostgresSecret.in(pipeline)));
  }
}
