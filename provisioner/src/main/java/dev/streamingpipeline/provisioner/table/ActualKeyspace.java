package dev.streamingpipeline.provisioner.table;

import java.util.Map;
import java.util.Optional;

/**
 * A keyspace as it is.
 *
 * @param replication how its rows are copied, as Cassandra's own tables hold it
 * @param table the table that is asked for, when it is there
 */
record ActualKeyspace(Map<String, String> replication, Optional<ActualTable> table) {
  ActualKeyspace {
    replication = Map.copyOf(replication);
  }
}
