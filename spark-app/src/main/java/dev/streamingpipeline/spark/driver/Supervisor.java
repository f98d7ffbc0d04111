package dev.streamingpipeline.spark.driver;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.streamingpipeline.spark.executor.FailureKind;
import dev.streamingpipeline.spark.executor.OutageException;
import dev.streamingpipeline.spark.executor.PermanentFailure;
import dev.streamingpipeline.spark.status.JobStatus;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the query running: restarts it with backoff during an outage of Kafka, the registry or
 * Cassandra, and ends the job after a permanent failure.
 */
public final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final RetryPolicy<Object> BACK_OFF =
      RetryPolicy.builder()
          .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(15))
          .withMaxRetries(-1)
          .build();

  /**
   * Consecutive failures of an unknown kind, without a completed batch between them, that end the
   * job.
   */
  private static final int MAX_CONSECUTIVE_FAILURES = 5;

  /** Starts the query. */
  public interface Starter {
    StreamingQuery start() throws TimeoutException;
  }

  private final Starter starter;
  private final JobStatus status;

  public Supervisor(Starter starter, JobStatus status) {
    this.starter = starter;
    this.status = status;
  }

  /**
   * Runs until the thread is interrupted.
   *
   * @throws PermanentFailure when a user must decide
   * @throws IllegalStateException when the query fails repeatedly for an unknown reason
   */
  public void run() throws InterruptedException, TimeoutException {
    Execution<Object> retries = Execution.of(BACK_OFF);
    int unknownFailures = 0;
    while (true) {
      long batchesBefore = status.snapshot().batches();
      Throwable failure = runQuery();
      if (status.snapshot().batches() > batchesBefore) {
        retries = Execution.of(BACK_OFF);
        unknownFailures = 0;
      }
      retries.recordException(failure);
      Duration pause = retries.getDelay();
      String reason = FailureKind.reason(failure);
      switch (FailureKind.of(failure)) {
        case PERMANENT -> {
          status.failed(reason);
          throw new PermanentFailure(explain(reason));
        }
        case UNKNOWN -> {
          unknownFailures++;
          LOG.warn("Query failed: {}", reason, failure);
          if (unknownFailures == MAX_CONSECUTIVE_FAILURES) {
            status.failed(reason);
            throw new IllegalStateException(
                "the query failed %s times in a row without a completed batch"
                    .formatted(unknownFailures),
                failure);
          }
        }
        case OUTAGE ->
            LOG.atWarn()
                .addKeyValue("nextTrySeconds", pause.toSeconds())
                .log("Waiting: {}", reason);
      }
      status.waiting(reason);
      Thread.sleep(pause.toMillis());
    }
  }

  private Throwable runQuery() throws InterruptedException, TimeoutException {
    try {
      starter.start().awaitTermination();
      throw new InterruptedException("the query was stopped");
    } catch (StreamingQueryException | OutageException | PermanentFailure e) {
      return e;
    }
  }

  private static String explain(String reason) {
    return FailureKind.isDataLoss(reason)
        ? ("records that the job had not read yet are gone from the topic (%s). Continuing would hide the data loss."
                + " Find out which are missing; then delete the checkpoint folder to continue with the records that are left")
            .formatted(reason)
        : reason;
  }
}
