package dev.streamingpipeline.spark.executor;

import java.io.Serializable;

/**
 * What became of one partition of a micro-batch.
 *
 * @param rows messages read
 * @param written rows that Cassandra acknowledged
 * @param deadLettered letters that Kafka acknowledged
 * @param newestTimestamp of the written rows, in milliseconds since 1970; 0 when there is none
 */
public record PartitionResult(long rows, long written, long deadLettered, long newestTimestamp)
    implements Serializable {
  public static final PartitionResult NOTHING = new PartitionResult(0, 0, 0, 0);

  public PartitionResult plus(PartitionResult other) {
    return new PartitionResult(
        rows + other.rows,
        written + other.written,
        deadLettered + other.deadLettered,
        Math.max(newestTimestamp, other.newestTimestamp));
  }
}
