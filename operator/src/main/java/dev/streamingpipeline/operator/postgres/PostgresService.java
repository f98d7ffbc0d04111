package dev.streamingpipeline.operator.postgres;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The headless Service of Airflow's database. */
public final class PostgresService extends HeadlessService {
  /** The name of the role and of the database that it owns. */
  public static final String ROLE = "airflow";

  public static final int PORT = 5432;

  public PostgresService() {
    super(Component.POSTGRES, Map.of("postgres", PORT));
  }

  /** The host name of the server. */
  public static String hostFor(PipelineContext pipeline) {
    return pipeline.serviceHost(Component.POSTGRES);
  }

  /**
   * The URL of the database for SQLAlchemy. Clients get the password from an environment variable.
   */
  public static String urlFor(PipelineContext pipeline) {
    return "postgresql+psycopg2://%s@%s:%s/%s".formatted(ROLE, hostFor(pipeline), PORT, ROLE);
  }
}
