package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import java.util.Map;

/**
 * The declared state of the pipeline's table.
 *
 * @param contract its columns
 * @param sink its names and its primary key
 * @param datacenter the data center that stores its rows
 * @param replicationFactor replicas of each row
 */
record DesiredTable(
    Contract contract, CassandraSinkSpec sink, String datacenter, int replicationFactor) {

  static DesiredTable of(Pipeline pipeline, String datacenter) {
    return new DesiredTable(
        pipeline.contract(),
        pipeline.spec().sink().cassandra(),
        datacenter,
        pipeline.tableReplicationFactor());
  }

  /** The first column is the partition key, the others are clustering columns. */
  PrimaryKey primaryKey() {
    return new PrimaryKey(
        sink.primaryKey().subList(0, 1), sink.primaryKey().subList(1, sink.primaryKey().size()));
  }

  /** The replication, in the form of {@code system_schema.keyspaces}. */
  Map<String, String> replication() {
    return Map.of(
        "class",
        "org.apache.cassandra.locator.NetworkTopologyStrategy",
        datacenter,
        Integer.toString(replicationFactor));
  }

  String keyspaceResource() {
    return "keyspace " + sink.keyspace();
  }

  String tableResource() {
    return "table %s.%s".formatted(sink.keyspace(), sink.table());
  }
}
