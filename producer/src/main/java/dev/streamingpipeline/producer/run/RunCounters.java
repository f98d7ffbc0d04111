package dev.streamingpipeline.producer.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Counts the events of a run and keeps the last errors. Thread-safe. */
public final class RunCounters {
  private final Clock clock;
  private long requests;
  private long failedRequests;
  private long fetched;
  private long delivered;
  private long deadLettered;
  private long lost;
  private Instant firstDelivered;
  private Instant lastDelivered;
  private String lastError;
  private String lastLoss;

  public RunCounters(Clock clock) {
    this.clock = clock;
  }

  /** A request returned a complete page. */
  public synchronized void fetched(int records) {
    requests++;
    fetched += records;
  }

  /** A request returned no page. */
  public synchronized void requestFailed(String reason) {
    requests++;
    failedRequests++;
    lastError = reason;
  }

  /** Something other than a request or a record failed. */
  public synchronized void failed(String reason) {
    lastError = reason;
  }

  /** The topic has acknowledged a record. */
  public synchronized void delivered() {
    delivered++;
    lastDelivered = clock.instant();
    if (firstDelivered == null) {
      firstDelivered = lastDelivered;
    }
  }

  /** The dead-letter topic has acknowledged a record. */
  public synchronized void deadLettered() {
    deadLettered++;
  }

  /** A record could not be sent. */
  public synchronized void lost(String reason) {
    lost++;
    lastLoss = reason;
  }

  public synchronized Counts counts() {
    return new Counts(
        requests,
        failedRequests,
        fetched,
        delivered,
        deadLettered,
        lost,
        firstDelivered,
        lastDelivered);
  }

  /** The last error. An error that lost a record takes precedence. */
  public synchronized Optional<String> lastError() {
    return Optional.ofNullable(lastLoss).or(() -> Optional.ofNullable(lastError));
  }
}
