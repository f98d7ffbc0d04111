package dev.streamingpipeline.operator.spark;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.secrets.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The shared secret of master, workers, driver and executors. They accept no other connections, and
 * encrypt their traffic, which includes Cassandra's password.
 *
 * @see <a href="https://spark.apache.org/docs/3.5.7/security.html#spark-rpc">Spark's
 *     documentation</a>
 */
public final class SparkSecret extends GeneratedSecret {
  private static final String KEY = "secret";

  /** The variable that Spark's daemons read. An argument would be visible in the process list. */
  private static final String VARIABLE = "_SPARK_AUTH_SECRET";

  public SparkSecret() {
    super(Component.SPARK_MASTER);
  }

  /** Adds the secret to a pod. */
  public static PodTemplateCustomizer addTo(PodTemplateCustomizer pod, PipelineContext pipeline) {
    return pod.environmentFromSecret(VARIABLE, name(pipeline.pipeline()), KEY);
  }

  /** The Secret, if it exists. It is part of the fingerprint of every pod that uses it. */
  public static Optional<Secret> in(PipelineContext pipeline) {
    return pipeline.actualState().find(Secret.class, name(pipeline.pipeline()));
  }

  private static String name(Pipeline pipeline) {
    return pipeline.name() + "-spark";
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return name(pipeline);
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return Map.of(KEY, pipeline.passwords());
  }
}
