package dev.streamingpipeline.provisioner;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import dev.failsafe.function.CheckedRunnable;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import java.time.Duration;

/** Retries with backoff until success or timeout. */
final class RetryUntilConverged {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** A rejection may come from a concurrent provisioner; such a conflict passes within a moment. */
  private static final int TRIES_AFTER_REJECTION = 3;

  private RetryUntilConverged() {}

  /**
   * Runs the work until it succeeds.
   *
   * @param reasons receives the reason of each failed attempt
   * @throws RejectedException when a system still rejects an action after {@value
   *     #TRIES_AFTER_REJECTION} retries
   * @throws NotReadyException when the timeout has passed
   */
  static void run(Duration timeout, WaitingReasons reasons, CheckedRunnable work) {
    RetryPolicy<Object> untilReady =
        RetryPolicy.builder()
            .handle(NotReadyException.class)
            .withBackoff(SHORTEST_PAUSE, LONGEST_PAUSE)
            .withMaxRetries(-1)
            .onFailedAttempt(event -> reasons.add((NotReadyException) event.getLastException()))
            .build();
    RetryPolicy<Object> untilSettled =
        RetryPolicy.builder()
            .handle(RejectedException.class)
            .withBackoff(SHORTEST_PAUSE, LONGEST_PAUSE)
            .withMaxRetries(TRIES_AFTER_REJECTION)
            .build();
    Timeout<Object> deadline = Timeout.builder(timeout).withInterrupt().build();
    try {
      Failsafe.with(deadline, untilReady, untilSettled).run(work);
    } catch (TimeoutExceededException e) {
      throw reasons.current();
    }
  }
}
