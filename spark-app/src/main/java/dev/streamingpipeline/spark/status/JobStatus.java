package dev.streamingpipeline.spark.status;

import dev.streamingpipeline.spark.executor.PartitionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The job's state and counters, which the status endpoint reports. Thread-safe: the driver's
 * threads write it, the endpoint's threads read it.
 */
public final class JobStatus {
  /** The job's state. */
  enum State {
    /** The query has not started yet. */
    STARTING,
    /** The query runs. */
    RUNNING,
    /** The query failed and is restarted after a backoff. */
    WAITING,
    /** The job ends: a user must decide, or the query failed too often. */
    FAILED
  }

  private final Clock clock;
  private State state = State.STARTING;
  private String reason = "";
  private PartitionResult total = PartitionResult.NOTHING;
  private long batches;
  private long lastBatchId = -1;
  private Duration lastBatchDuration = Duration.ZERO;
  private Instant lastRowWritten;
  private Instant lastSignOfLife;
  private final Map<Integer, Long> lagByPartition = new TreeMap<>();
  private Instant lagAsOf;

  public JobStatus(Clock clock) {
    this.clock = clock;
    this.lastSignOfLife = clock.instant();
  }

  public synchronized void running() {
    state = State.RUNNING;
    reason = "";
    lastSignOfLife = clock.instant();
  }

  public synchronized void waiting(String why) {
    state = State.WAITING;
    reason = why;
    lastSignOfLife = clock.instant();
  }

  public synchronized void failed(String why) {
    state = State.FAILED;
    reason = why;
  }

  /** The query is alive but has no new records. */
  synchronized void alive() {
    lastSignOfLife = clock.instant();
  }

  public synchronized void wrote(PartitionResult batch) {
    total = total.plus(batch);
    lastSignOfLife = clock.instant();
    if (batch.written() > 0) {
      lastRowWritten = lastSignOfLife;
    }
  }

  /** A micro-batch has ended. */
  public synchronized void progressed(long batchId, Duration duration) {
    batches++;
    lastBatchId = batchId;
    lastBatchDuration = duration;
    lastSignOfLife = clock.instant();
  }

  /**
   * Records the lag.
   *
   * @param asOf when the latest offsets were read, which is before the batch
   */
  public synchronized void lagged(Map<Integer, Long> lag, Instant asOf) {
    lagByPartition.clear();
    lagByPartition.putAll(lag);
    lagAsOf = asOf;
  }

  /** Records that the lag was zero at that time. */
  public synchronized void idle(Instant asOf) {
    lagByPartition.replaceAll((partition, lag) -> 0L);
    lagAsOf = asOf;
    lastSignOfLife = clock.instant();
  }

  public synchronized Snapshot snapshot() {
    return new Snapshot(
        state,
        reason,
        total,
        batches,
        lastBatchId,
        lastBatchDuration,
        lastRowWritten,
        lastSignOfLife,
        new TreeMap<>(lagByPartition),
        lagAsOf);
  }

  /** Whether the query was active within the stall timeout. */
  boolean isLive(Duration stallTimeout) {
    return Duration.between(snapshot().lastSignOfLife(), clock.instant()).compareTo(stallTimeout)
        < 0;
  }

  /**
   * The status at one moment.
   *
   * @param state the job's state
   * @param reason why it is not running; empty when it is running
   * @param total messages and rows since the driver started
   * @param batches micro-batches since the driver started
   * @param lastBatchId Spark's id of the last micro-batch; -1 before the first
   * @param lastBatchDuration duration of the last micro-batch
   * @param lastRowWritten when Cassandra last acknowledged a batch with rows; null before the first
   * @param lastSignOfLife when the query was last active
   * @param lagByPartition messages in the topic that are not in the table yet, by partition
   * @param lagAsOf when the lag was measured; null before the first measurement
   */
  public record Snapshot(
      State state,
      String reason,
      PartitionResult total,
      long batches,
      long lastBatchId,
      Duration lastBatchDuration,
      Instant lastRowWritten,
      Instant lastSignOfLife,
      Map<Integer, Long> lagByPartition,
      Instant lagAsOf) {
    /** The sum of the lag of all partitions; null before the first measurement. */
    public Long lag() {
      return lagAsOf == null
          ? null
          : Long.valueOf(lagByPartition.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
