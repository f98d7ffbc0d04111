package dev.streamingpipeline.producer.run;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Retries transient failures with exponential backoff and jitter, until the run ends. Thread-safe.
 *
 * <p>Failsafe computes the delays, but this class waits for them, so that the end of the run can
 * interrupt a wait. A {@code Retry-After} of the source applies to all callers of the same object.
 */
public final class Retrying {
  private static final RetryPolicy<Object> POLICY =
      RetryPolicy.builder()
          .handle(TransientFailureException.class)
          .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
          .withJitter(0.2)
          .withMaxRetries(-1)
          .build();

  private final RunLifecycle end;
  private final FailureLog log;
  private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

  public Retrying(RunLifecycle end, FailureLog log) {
    this.end = end;
    this.log = log;
  }

  /**
   * Retries until success.
   *
   * @param onFailure receives the message of each failure, including a permanent one
   * @throws PermanentFailureException if no retry can help
   * @throws RunEndedException if the run ends before the next attempt
   */
  public <T> T call(Attempt<T> attempt, Consumer<String> onFailure)
      throws PermanentFailureException, RunEndedException {
    Execution<Object> execution = Execution.of(POLICY);
    while (true) {
      awaitTurn();
      try {
        T result = attempt.call();
        log.recovered();
        return result;
      } catch (PermanentFailureException e) {
        onFailure.accept(e.getMessage());
        throw e;
      } catch (TransientFailureException e) {
        onFailure.accept(e.getMessage());
        e.retryAfter().ifPresent(this::askedToWait);
        execution.recordException(e);
        Duration pause = pauseAfter(e, execution.getDelay());
        log(e, pause);
        pause(pause);
      }
    }
  }

  /** The longer one of the backoff delay and the requested delay. */
  static Duration pauseAfter(TransientFailureException failure, Duration backOff) {
    return failure.retryAfter().filter(wish -> wish.compareTo(backOff) > 0).orElse(backOff);
  }

  private void askedToWait(Duration wish) {
    Instant moment = Instant.now().plus(wish);
    notBefore.accumulateAndGet(moment, (one, other) -> one.isAfter(other) ? one : other);
  }

  private void awaitTurn() throws RunEndedException {
    Instant now = Instant.now();
    Instant turn = notBefore.get();
    if (turn.isAfter(now)) {
      pause(Duration.between(now, turn));
    } else if (end.reached()) {
      throw new RunEndedException();
    }
  }

  /** Waits, unless the run would have ended by then. */
  private void pause(Duration pause) throws RunEndedException {
    if (pause.compareTo(end.remaining()) >= 0) {
      throw new RunEndedException();
    }
    end.pause(pause);
  }

  private void log(TransientFailureException failure, Duration pause) {
    boolean last = pause.compareTo(end.remaining()) >= 0;
    log.failed(
        failure.getMessage(),
        last ? "no further try before the run's end" : "next try in " + seconds(pause));
  }

  private static String seconds(Duration pause) {
    return "%ss".formatted(Math.max(1, Math.round(pause.toMillis() / 1000.0)));
  }

  /** An operation that may fail. */
  @FunctionalInterface
  public interface Attempt<T> {
    T call() throws TransientFailureException, PermanentFailureException, RunEndedException;
  }
}
