package dev.streamingpipeline.provisioner;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import dev.failsafe.function.CheckedRunnable;
import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import java.time.Duration;

/** Does something again and again, until it went well or the time is up. */
final class RetryUntilConverged {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** What two provisioners do to each other passes within a moment. */
  private static final int TRIES_AFTER_REJECTION = 3;

  private RetryUntilConverged() {}

  /**
   * Does it.
   *
   * @param reasons gets why each try failed
   * @throws RejectedException when a system does not take what it is told
   * @throws NotReadyException when the time is up
   */
  static void run(Duration timeout, WaitingReasons reasons, CheckedRunnable work) {
    RetryPolicy<Object> untilThere =
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
      Failsafe.with(deadline, untilThere, untilSettled).run(work);
    } catch (TimeoutExceededException e) {
      throw reasons.current();
    }
  }
}
