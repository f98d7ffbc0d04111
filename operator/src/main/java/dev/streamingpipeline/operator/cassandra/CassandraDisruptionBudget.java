package dev.streamingpipeline.operator.cassandra;

import dev.streamingpipeline.operator.dependents.ComponentDisruptionBudget;
import dev.streamingpipeline.operator.pipeline.Component;

/** Allows the eviction of one node at a time: the other nodes have replicas of its rows. */
public final class CassandraDisruptionBudget extends ComponentDisruptionBudget {
  public CassandraDisruptionBudget() {
    super(Component.CASSANDRA);
  }
}
