package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Credentials of the superuser, the only role of a new Cassandra cluster. */
public final class CassandraSecret extends GeneratedSecret {
  /** Key of the role's name. */
  public static final String USERNAME = "username";

  /** Key of the role's password. */
  public static final String PASSWORD = "password";

  /** Fixed: if the name changed, the role of the former name could still log in. */
  private static final String ROLE = "pipeline";

  public CassandraSecret() {
    super(Component.CASSANDRA);
  }

  /** The name of the Secret. */
  public static String nameFor(PipelineContext pipeline) {
    return pipeline.nameOf(Component.CASSANDRA);
  }

  /**
   * The Secret, if it exists. It is part of the fingerprint of every pod that uses the credentials.
   * For a tenant it is its platform's.
   */
  public static Optional<Secret> in(PipelineContext pipeline) {
    return pipeline.platform().actualState().find(Secret.class, nameFor(pipeline));
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return Map.of(USERNAME, () -> ROLE, PASSWORD, pipeline.passwords());
  }
}
