package dev.streamingpipeline.operator.airflow;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.GeneratedSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys that all of Airflow's components share, and the administrator's credentials. */
public final class AirflowSecret extends GeneratedSecret {
  /** Key of the administrator's user name. */
  static final String USERNAME = "username";

  /** Key of the administrator's password. */
  static final String PASSWORD = "password";

  /** Key of the Fernet key, which encrypts sensitive values in Airflow's database. */
  static final String FERNET_KEY = "fernet-key";

  /** Key of the secret that signs sessions of the web UI and requests for logs. */
  static final String API_SECRET = "api-secret";

  /** Key of the secret that signs the tokens of clients and tasks. */
  static final String JWT_SECRET = "jwt-secret";

  private static final String ADMINISTRATOR = "admin";

  public AirflowSecret() {
    super(Component.AIRFLOW_MIGRATION);
  }

  /** The name of the Secret. */
  public static String nameFor(PipelineContext pipeline) {
    return AirflowConfigMap.nameOf(pipeline.pipeline());
  }

  /** The Secret, if it exists. It is part of the fingerprint of every pod that reads it. */
  static Optional<Secret> in(PipelineContext pipeline) {
    return pipeline.actualState().find(Secret.class, nameFor(pipeline));
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return AirflowConfigMap.nameOf(pipeline);
  }

  @Override
  protected Map<String, Supplier<String>> values(PipelineContext pipeline) {
    return Map.of(
        USERNAME,
        () -> ADMINISTRATOR,
        PASSWORD,
        pipeline.passwords(),
        FERNET_KEY,
        // A Fernet key is Base64 with padding
        () -> pipeline.passwords().get() + "=",
        API_SECRET,
        pipeline.passwords(),
        JWT_SECRET,
        pipeline.passwords());
  }
}
