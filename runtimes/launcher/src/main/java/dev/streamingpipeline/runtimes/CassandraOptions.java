package dev.streamingpipeline.runtimes;

import java.util.List;
import java.util.stream.Stream;

/** Options for the JVM of a node of Cassandra, wherever it runs. */
public final class CassandraOptions {
  /** For every node. */
  public static final List<String> NODE =
      Stream.concat(
              JvmModules.CASSANDRA.stream(),
              Stream.of(
                  // What a row of a memtable takes beside its cells is measured at each start, of
                  // 100,000 rows where nothing else is said, which takes seconds
                  "-Dcassandra.memtable_row_overhead_computation_step=1000",
                  // The clock by which limits of seconds are kept. By default it is set each 2 ms,
                  // which takes three times as much of a processor
                  "-Dcassandra.approximate_time_precision_ms=10"))
          .toList();

  /** For a node that has no others to wait for, or to say goodbye to. */
  public static final List<String> ALONE =
      List.of(
          "-Dcassandra.skip_wait_for_gossip_to_settle=0",
          "-Dcassandra.ring_delay_ms=100",
          "-Dcassandra.shutdown_announce_in_ms=0");

  private CassandraOptions() {}
}
