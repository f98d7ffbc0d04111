package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;

/** Holds the place until Cassandra is merged. */
public final class CassandraSecret {
  public static final String USERNAME = "username";
  public static final String PASSWORD = "password";

  private CassandraSecret() {}

  public static String nameFor(PipelineContext pipeline) {
    return Component.CASSANDRA.nameFor(pipeline.pipeline());
  }
}
