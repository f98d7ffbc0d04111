package dev.streamingpipeline.operator.postgres;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The password of Airflow's database. The server applies a changed password when it restarts. */
public final class PostgresSecret extends GeneratedSecret {
  /** Key of the password. */
  public static final String PASSWORD = "password";

  public PostgresSecret() {
    super(Component.POSTGRES);
  }

  /** The name of the Secret. */
  public static String nameFor(PipelineContext pipeline) {
    return Component.POSTGRES.nameFor(pipeline.pipeline());
  }

  /**
   * The Secret, if it exists. It is part of the fingerprint of every pod that uses the password.
   */
  public static Optional<Secret> in(PipelineContext pipeline) {
    return pipeline.actualState().find(Secret.class, nameFor(pipeline));
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return Map.of(PASSWORD, pipeline.passwords());
  }
}
