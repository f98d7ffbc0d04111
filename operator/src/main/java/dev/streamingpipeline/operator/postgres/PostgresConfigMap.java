package dev.streamingpipeline.operator.postgres;

import dev.streamingpipeline.operator.dependents.ComponentConfigMap;
import dev.streamingpipeline.operator.dependents.Templates;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The settings of Airflow's database, and its start script. */
public final class PostgresConfigMap extends ComponentConfigMap {
  public PostgresConfigMap() {
    super(Component.POSTGRES);
  }

  @Override
  protected Map<String, String> files(PipelineContext pipeline) {
    return contents();
  }

  static Map<String, String> contents() {
    return Templates.texts(PostgresConfigMap.class, "postgresql.conf", "pg_hba.conf", "start.sh");
  }
}
