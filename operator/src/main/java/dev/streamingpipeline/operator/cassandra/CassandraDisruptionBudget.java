package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.dependents.ComponentDisruptionBudget;
import dev.streamingpipeline.operator.pipeline.Component;

/** One node at a time: the others have its rows' replicas. */
public final class CassandraDisruptionBudget extends ComponentDisruptionBudget {
  public static final String NAME = "cassandra-disruption-budget";

  public CassandraDisruptionBudget() {
    super(Component.CASSANDRA);
  }
}
