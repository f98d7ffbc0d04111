package dev.streamingpipeline.producer.run;

import java.time.Instant;

/**
 * The counters of a run at one point in time.
 *
 * @param requests completed requests to the source; redirects belong to their request
 * @param failedRequests requests without a page
 * @param fetched records in complete pages
 * @param delivered records that the topic's leader has acknowledged
 * @param deadLettered records that violate the contract and whose dead letter was acknowledged
 * @param lost records that could not be sent
 * @param firstDelivered when the first record was acknowledged; null before that
 * @param lastDelivered when the last record was acknowledged; null before that
 */
public record Counts(
    long requests,
    long failedRequests,
    long fetched,
    long delivered,
    long deadLettered,
    long lost,
    Instant firstDelivered,
    Instant lastDelivered) {
  /** Whether every fetched record is in the topic or the dead-letter topic. */
  public boolean nothingMissing() {
    return delivered + deadLettered == fetched;
  }
}
