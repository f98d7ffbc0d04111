package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Credentials of the streaming job's role, which may write to the table and do nothing else. The
 * provisioner creates the role. It exists only if the pipeline has security; without it, the
 * streaming job uses the superuser, as the provisioner does.
 */
public final class CassandraWriterSecret extends GeneratedSecret {
  public CassandraWriterSecret() {
    super(Component.CASSANDRA);
  }

  /** The name of the Secret; empty if there is no such role. */
  public static Optional<String> nameIn(PipelineContext pipeline) {
    return isUsed(pipeline) ? Optional.of(name(pipeline.pipeline())) : Optional.empty();
  }

  /**
   * The Secret, if it exists. It is part of the fingerprints of the provisioner, which creates the
   * role, and of the streaming job, which uses it.
   */
  public static Optional<Secret> in(PipelineContext pipeline) {
    return nameIn(pipeline).flatMap(name -> pipeline.actualState().find(Secret.class, name));
  }

  private static boolean isUsed(PipelineContext pipeline) {
    return pipeline.isManaged(Component.CASSANDRA) && pipeline.spec().hasSecurity();
  }

  private static String name(Pipeline pipeline) {
    return Component.STREAMING_JOB.nameFor(pipeline) + "-cassandra";
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return name(pipeline);
  }

  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return isUsed(pipeline);
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return Map.of(
        CassandraSecret.USERNAME,
        () -> Component.STREAMING_JOB.nameFor(pipeline.pipeline()),
        CassandraSecret.PASSWORD,
        pipeline.passwords());
  }
}
