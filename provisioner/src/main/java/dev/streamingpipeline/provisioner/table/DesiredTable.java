package dev.streamingpipeline.provisioner.table;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.spec.CassandraSinkSpec;
import java.util.Map;

/**
 * The table that records go to, as it should be.
 *
 * @param contract its columns
 * @param sink its names and its primary key
 * @param datacenter where its rows are kept
 * @param replicationFactor copies of each row
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

  /** The first column partitions, the others order the rows of a partition. */
  PrimaryKey primaryKey() {
    return new PrimaryKey(
        sink.primaryKey().subList(0, 1), sink.primaryKey().subList(1, sink.primaryKey().size()));
  }

  /** In the form in which Cassandra's own tables hold it. */
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
