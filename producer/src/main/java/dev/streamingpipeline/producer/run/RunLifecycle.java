package dev.streamingpipeline.producer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a run: after its duration, on request, or on a permanent failure, whichever comes first.
 * Thread-safe.
 */
public final class RunLifecycle {
  /**
   * How long a response that is in flight at the end of the duration is waited for: the source may
   * have counted its records as delivered.
   */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(10);

  private final long deadlineNanos;
  private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> answersCut = new CompletableFuture<>();

  /** Starts a run that lasts for a duration from now. */
  public RunLifecycle(Duration duration) {
    deadlineNanos = System.nanoTime() + duration.toNanos();
    ended.completeOnTimeout(Optional.empty(), duration.toNanos(), TimeUnit.NANOSECONDS);
    answersCut.completeOnTimeout(null, duration.plus(LAST_ANSWER).toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the run now, without a failure. */
  public void request() {
    ended.complete(Optional.empty());
    answersCut.complete(null);
  }

  /** Ends the run now, with a failure. The first failure is kept. */
  public void fail(String reason) {
    ended.complete(Optional.of(reason));
    answersCut.complete(null);
  }

  public boolean reached() {
    return ended.isDone();
  }

  /** The permanent failure that ended the run, if any. */
  public Optional<String> failure() {
    return ended.getNow(Optional.empty());
  }

  /** Completes when the run ends. */
  public CompletableFuture<?> future() {
    return ended.copy();
  }

  /** The remaining time; zero or less after the end. */
  public Duration remaining() {
    return reached() ? Duration.ZERO : Duration.ofNanos(deadlineNanos - System.nanoTime());
  }

  /**
   * Waits, but not past the end of the run.
   *
   * @throws RunEndedException if the run ended
   */
  public void pause(Duration length) throws RunEndedException {
    try {
      ended.get(length.toNanos(), TimeUnit.NANOSECONDS);
      throw new RunEndedException();
    } catch (TimeoutException e) {
      // The pause is over; the run goes on.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEndedException();
    }
  }

  /**
   * Waits for a response, and cancels it if it does not arrive in time. The wait ends after a
   * timeout. It also ends with the run: {@link #LAST_ANSWER} after the duration, or at once if the
   * end was requested.
   *
   * @throws ExecutionException if there is no response
   * @throws TimeoutException after the timeout
   * @throws RunEndedException if the run ended first
   */
  public <T> T await(CompletableFuture<T> answer, Duration timeout)
      throws ExecutionException, TimeoutException, RunEndedException {
    try {
      CompletableFuture.anyOf(answer, answersCut).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (!answer.isDone()) {
        throw new RunEndedException();
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEndedException();
    } finally {
      answer.cancel(true);
    }
  }
}
