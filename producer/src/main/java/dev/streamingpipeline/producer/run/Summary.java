package dev.streamingpipeline.producer.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of a run, in a form for programs. Pure.
 *
 * @param pipeline the pipeline's name; null if its file can't be read
 * @param outcome the outcome
 * @param reason the last error, for people; null if nothing failed
 * @param counts the counters
 * @param durationMillis the time that the run took, including start and flush
 */
public record Summary(
    String pipeline, Outcome outcome, String reason, Counts counts, long durationMillis) {
  private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0, null, null);

  /** The summary of a run in progress. */
  public static Summary running(String pipeline, RunCounters tally, Duration duration) {
    return new Summary(
        pipeline,
        Outcome.RUNNING,
        tally.lastError().orElse(null),
        tally.counts(),
        duration.toMillis());
  }

  /**
   * The summary of a finished run.
   *
   * @param failure the permanent failure that ended it
   */
  public static Summary finished(
      String pipeline, RunCounters tally, Optional<String> failure, Duration duration) {
    Counts counts = tally.counts();
    Outcome outcome = Outcome.of(counts, failure.isPresent());
    String reason =
        failure.or(tally::lastError).or(() -> unexplained(outcome, counts)).orElse(null);
    return new Summary(pipeline, outcome, reason, counts, duration.toMillis());
  }

  /** The summary of a process in which no run was completed. */
  public static Summary withoutRun(Outcome outcome, String reason) {
    return new Summary(null, outcome, reason, NOTHING, 0);
  }

  /** A reason for runs in which nothing failed, but nothing was delivered either. */
  private static Optional<String> unexplained(Outcome outcome, Counts counts) {
    if (outcome == Outcome.INCOMPLETE) {
      return Optional.of("the run ended before everything fetched was sent");
    }
    if (outcome != Outcome.NOTHING_DELIVERED) {
      return Optional.empty();
    }
    if (counts.requests() == 0) {
      return Optional.of("the run ended before the source gave its first answer");
    }
    return Optional.of(
        counts.fetched() == 0
            ? "the source's answers held no records"
            : "each record broke the contract; see the dead-letter topic");
  }

  /** One line of JSON. Times are in ISO 8601. */
  public String toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("pipeline", pipeline)
        .put("outcome", outcome.text())
        .put("reason", reason)
        .put("requests", counts.requests())
        .put("failedRequests", counts.failedRequests())
        .put("fetched", counts.fetched())
        .put("delivered", counts.delivered())
        .put("deadLettered", counts.deadLettered())
        .put("lost", counts.lost())
        .put("durationMillis", durationMillis)
        .put("firstDelivered", text(counts.firstDelivered()))
        .put("lastDelivered", text(counts.lastDelivered()))
        .toString();
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
