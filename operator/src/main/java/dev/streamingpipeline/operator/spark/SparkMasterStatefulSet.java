package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SparkSpec;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.Fingerprint;
import dev.streamingpipeline.operator.common.PodEdit;

/**
 * The master of the Spark cluster. It keeps nothing: after its restart the workers register again,
 * and the driver notices that it is not known any more and starts anew.
 */
public final class SparkMasterStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "spark-master";

  public SparkMasterStatefulSet() {
    super(Component.SPARK_MASTER);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return "master.yaml";
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    SparkSpec spark = pipeline.spec().spark();
    // The resources are each worker's
    pod.image("spark")
        .settings(new SparkSpec(null, spark.image(), null, spark.podTemplate()))
        .configuration(Fingerprint.of().and(SparkSecret.in(pipeline)).and(SparkLogin.in(pipeline)));
    SparkSecret.tell(pod, pipeline);
    SparkLogin.ask(pod, pipeline);
  }
}
