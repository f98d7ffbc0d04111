package dev.streamingpipeline.provisioner.table;

import java.util.Map;
import java.util.Optional;

/**
 * A keyspace's actual state.
 *
 * @param replication its replication, in the form of {@code system_schema.keyspaces}
 * @param table the pipeline's table, when it exists
 */
record ActualKeyspace(Map<String, String> replication, Optional<ActualTable> table) {
  ActualKeyspace {
    replication = Map.copyOf(replication);
  }
}
