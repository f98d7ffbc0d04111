package dev.streamingpipeline.spark.executor;

import java.io.Serializable;

/**
 * The result of writing one partition of a micro-batch.
 *
 * @param rows messages read
 * @param written rows that Cassandra acknowledged
 * @param deadLettered dead letters that Kafka acknowledged
 * @param newestTimestamp the newest timestamp of the written rows, in milliseconds since the epoch;
 *     0 when there is none
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
