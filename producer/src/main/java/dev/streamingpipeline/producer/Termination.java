package dev.streamingpipeline.producer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles SIGTERM and SIGINT: ends the run, gives it a limited time to flush, and exits with the
 * exit code of the run.
 */
final class Termination {
  private static final Logger LOGGER = LoggerFactory.getLogger(Termination.class);

  /** Kubernetes sends SIGKILL after 30 s, so flush and report together take at most 25 s. */
  private static final Duration FLUSH = Duration.ofSeconds(21);

  private static final Duration REPORT = Duration.ofSeconds(4);

  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private final CompletableFuture<Void> overdue = new CompletableFuture<>();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  /** Installs the shutdown hook. */
  void handleSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "termination"));
  }

  /** Runs an action when termination is requested; immediately if it already was. */
  @SuppressWarnings("FutureReturnValueIgnored") // The action has no result
  void onRequest(Runnable action) {
    requested.thenRun(action);
  }

  /** Runs an action when the flush takes too long. */
  @SuppressWarnings("FutureReturnValueIgnored") // The action has no result
  void onOverdue(Runnable action) {
    overdue.thenRun(action);
  }

  /** Requests termination, as a signal does. */
  void request() {
    requested.complete(null);
  }

  /** Reports that the program has finished. */
  void finished(int code) {
    exitCode.complete(code);
  }

  private void shutDown() {
    if (exitCode.isDone()) {
      return;
    }
    LOGGER.info("asked to stop: no further request, what was fetched is delivered");
    request();
    if (!await(FLUSH)) {
      LOGGER.warn("the flush takes more than {} s and is given up", FLUSH.toSeconds());
      overdue.complete(null);
      await(REPORT);
    }
    // A shutdown hook can't set the exit code: the JVM would exit with that of the signal.
    Runtime.getRuntime().halt(exitCode.getNow(1));
  }

  private boolean await(Duration time) {
    try {
      exitCode.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
