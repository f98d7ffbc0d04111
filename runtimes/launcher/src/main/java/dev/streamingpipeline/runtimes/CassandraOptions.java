package dev.streamingpipeline.runtimes;

import java.util.List;
import java.util.stream.Stream;

/** JVM options for a Cassandra node, for child processes and pods alike. */
public final class CassandraOptions {
  /** For every node. */
  public static final List<String> NODE =
      Stream.concat(
              JvmModules.CASSANDRA.stream(),
              Stream.of(
                  // Each start measures the overhead of a memtable row, by default with 100,000
                  // rows, // which takes seconds
                  "-Dcassandra.memtable_row_overhead_computation_step=1000",
                  // The precision of the clock for timeouts of seconds. The default of 2 ms takes
                  // three // times as much CPU
                  "-Dcassandra.approximate_time_precision_ms=10"))
          .toList();

  /**
   * For a single node, which has no other nodes to wait for at its start or to notify at its end.
   */
  public static final List<String> ALONE =
      List.of(
          "-Dcassandra.skip_wait_for_gossip_to_settle=0",
          "-Dcassandra.ring_delay_ms=100",
          "-Dcassandra.shutdown_announce_in_ms=0");

  private CassandraOptions() {}
}
