package dev.streamingpipeline.local.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up the counts of one run. The counters of a restarted driver begin at zero, as do those of
 * each producer run.
 */
public final class RunCounts {
  private final Map<Long, JobReport> jobByProcess = new LinkedHashMap<>();
  private ProducerReport current = ProducerReport.NONE;
  private long fetchedBefore;
  private long deliveredBefore;
  private long deadLetteredBefore;
  private Long lag;

  /** A run of the producer starts. */
  public void producerStarts() {
    fetchedBefore += current.fetched();
    deliveredBefore += current.delivered();
    deadLetteredBefore += current.deadLettered();
    current = ProducerReport.NONE;
  }

  public void producerTold(ProducerReport report) {
    current = report;
  }

  /**
   * The job has reported.
   *
   * @param processId distinguishes a driver from the one before it
   */
  public void jobTold(long processId, JobReport report) {
    jobByProcess.put(processId, report);
    lag = report.lag();
  }

  public RecordCounts hops() {
    long written = jobByProcess.values().stream().mapToLong(JobReport::written).sum();
    long dead = jobByProcess.values().stream().mapToLong(JobReport::deadLettered).sum();
    long delivered = deliveredBefore + current.delivered();
    return new RecordCounts(
        fetchedBefore + current.fetched(),
        delivered,
        deadLetteredBefore + current.deadLettered() + dead,
        written,
        // The lag was measured before the last batch; what was delivered since is not in it.
        lag == null ? null : Long.valueOf(Math.max(lag, delivered - written - dead)));
  }
}
