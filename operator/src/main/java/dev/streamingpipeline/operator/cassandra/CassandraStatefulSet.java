package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

/** The Cassandra nodes. */
public final class CassandraStatefulSet extends ComponentStatefulSet {
  public CassandraStatefulSet() {
    super(Component.CASSANDRA);
  }

  @Override
  protected int replicas(PipelineContext pipeline) {
    return CassandraRing.of(pipeline).pods();
  }

  @Override
  protected StorageSpec storage(PipelineSpec spec) {
    return spec.cassandra().storage();
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    CassandraSpec cassandra = pipeline.spec().cassandra();
    pod.image("cassandra")
        .settings(cassandra)
        .heap(cassandra.heap())
        .throughputWithMuchMemory()
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .secret("superuser", CassandraSecret.nameFor(pipeline))
        .configuration(fingerprint(pipeline));
    pod.template()
        .getMetadata()
        .getAnnotations()
        .put(
            CassandraRing.COPIES, Integer.toString(CassandraRing.of(pipeline).replicationFactor()));
  }

  /** Whether the existing StatefulSet has the current password and settings. */
  static boolean isCurrent(StatefulSet existing, PipelineContext pipeline) {
    return PodTemplateCustomizer.isConfigured(existing, fingerprint(pipeline));
  }

  private static Fingerprint fingerprint(PipelineContext pipeline) {
    return CassandraConfigMap.fingerprint(pipeline).and(CassandraSecret.in(pipeline));
  }
}
