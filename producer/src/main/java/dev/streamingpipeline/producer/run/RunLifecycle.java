package dev.streamingpipeline.producer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * When a run stops to poll: after its duration, when the process is asked to stop, or with a
 * permanent failure, whichever comes first. Thread-safe.
 */
public final class RunLifecycle {
  /**
   * How long an answer that is on its way at the end of the duration is still waited for: the
   * source has counted its records as given.
   */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(10);

  private final long deadlineNanos;
  private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> answersCut = new CompletableFuture<>();

  /** A run that ends so long after now. */
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

  /** Ends the run now, because of a failure; the first one stays. */
  public void fail(String reason) {
    ended.complete(Optional.of(reason));
    answersCut.complete(null);
  }

  public boolean reached() {
    return ended.isDone();
  }

  /** What ended the run, when it was a permanent failure. */
  public Optional<String> failure() {
    return ended.getNow(Optional.empty());
  }

  /** Completes at the end. */
  public CompletableFuture<?> future() {
    return ended.copy();
  }

  /** The time that is left; zero or less after the end. */
  public Duration remaining() {
    return reached() ? Duration.ZERO : Duration.ofNanos(deadlineNanos - System.nanoTime());
  }

  /**
   * Waits, but not past the end.
   *
   * @throws RunEndedException when the end came
   */
  public void pause(Duration length) throws RunEndedException {
    try {
      ended.get(length.toNanos(), TimeUnit.NANOSECONDS);
      throw new RunEndedException();
    } catch (TimeoutException e) {
      // The pause is over and the run is not.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEndedException();
    }
  }

  /**
   * Waits for an answer, but not longer than a time-out, and not past the end: a little when the
   * duration is over, not at all when the run was told to end. Without an answer it is cancelled.
   *
   * @throws ExecutionException when there is none to come
   * @throws TimeoutException when the time was up
   * @throws RunEndedException when the end came first
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
