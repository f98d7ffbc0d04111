package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SparkSpec;
import dev.streamingpipeline.model.spec.SparkSpecBuilder;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/**
 * The Spark master. It keeps no state: after its restart the workers register again, and the driver
 * detects that it is no longer registered and restarts.
 */
public final class SparkMasterStatefulSet extends ComponentStatefulSet {
  public SparkMasterStatefulSet() {
    super(Component.SPARK_MASTER);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "master.yaml";
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    SparkSpec spark = pipeline.spec().spark();
    // The resources of the spec are for each worker, not for the master
    pod.image("spark")
        .settings(
            SparkSpecBuilder.builder()
                .image(spark.image())
                .podTemplate(spark.podTemplate())
                .build())
        .configuration(
            Fingerprint.of().and(SparkSecret.in(pipeline)).and(SparkWebUiCredentials.in(pipeline)));
    SparkSecret.addTo(pod, pipeline);
    SparkWebUiCredentials.requireLogin(pod, pipeline);
  }
}
