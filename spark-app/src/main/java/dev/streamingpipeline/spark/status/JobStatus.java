package dev.streamingpipeline.spark.status;

import dev.streamingpipeline.spark.executor.PartitionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the job is doing, as its status endpoint tells. Written by the driver's threads, read by
 * others.
 */
public final class JobStatus {
  /** What the job is doing. */
  enum State {
    /** Nothing has run yet. */
    STARTING,
    /** The query runs. */
    RUNNING,
    /** The query ended because a system does not answer; it is started again. */
    WAITING,
    /** A person must decide. */
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

  /** The query lives, though it has nothing to do. */
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
   * What was left to read.
   *
   * @param asOf when the newest offsets were looked up, which is before the batch
   */
  public synchronized void lagged(Map<Integer, Long> lag, Instant asOf) {
    lagByPartition.clear();
    lagByPartition.putAll(lag);
    lagAsOf = asOf;
  }

  /** Nothing was left to read at that time. */
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

  /** Whether the last sign of life is recent enough. */
  boolean isLive(Duration stallTimeout) {
    return Duration.between(snapshot().lastSignOfLife(), clock.instant()).compareTo(stallTimeout)
        < 0;
  }

  /**
   * The status at one moment.
   *
   * @param state what the job is doing
   * @param reason why it is not running; empty when it is
   * @param total since the driver started
   * @param batches micro-batches since the driver started
   * @param lastBatchId Spark's id of the last one; -1 before the first
   * @param lastBatchDuration how long it took
   * @param lastRowWritten when Cassandra last acknowledged a batch with rows; null before the first
   * @param lastSignOfLife when the query last did anything
   * @param lagByPartition messages that are in the topic and not in the table yet
   * @param lagAsOf when that was so; null before it is known
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
    /** The lag of all partitions; null before it is known. */
    public Long lag() {
      return lagAsOf == null
          ? null
          : Long.valueOf(lagByPartition.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
