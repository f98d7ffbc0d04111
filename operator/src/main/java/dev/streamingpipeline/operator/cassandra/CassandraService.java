package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;

/** Holds the place until Cassandra is merged. */
public final class CassandraService {
  private CassandraService() {}

  public static String contactPointsFor(PipelineContext pipeline) {
    return pipeline.hostOf(Component.CASSANDRA.nameFor(pipeline.pipeline())) + ":9042";
  }
}
