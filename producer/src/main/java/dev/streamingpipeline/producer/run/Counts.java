package dev.streamingpipeline.producer.run;

import java.time.Instant;

/**
 * What a run has done at one moment.
 *
 * @param requests requests to the source that came to an end, redirects followed
 * @param failedRequests those of them that gave no page
 * @param fetched records in whole pages
 * @param delivered records that the topic's leader acknowledged
 * @param deadLettered records that broke the contract and whose dead letter was acknowledged
 * @param lost records whose sending failed
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
  /** Whether each fetched record is in the topic or the dead-letter topic. */
  public boolean nothingMissing() {
    return delivered + deadLettered == fetched;
  }
}
