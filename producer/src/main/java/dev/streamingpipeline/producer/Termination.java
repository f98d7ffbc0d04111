package dev.streamingpipeline.producer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens on SIGTERM and SIGINT: the run is asked to end, gets a bounded time to flush, and
 * its own exit code stays the one of the process.
 */
final class Termination {
  private static final Logger LOGGER = LoggerFactory.getLogger(Termination.class);

  /** Kubernetes kills after 30 s, so everything is over in 25 s: the flush, then the report. */
  private static final Duration FLUSH = Duration.ofSeconds(21);

  private static final Duration REPORT = Duration.ofSeconds(4);

  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private final CompletableFuture<Void> overdue = new CompletableFuture<>();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  /** Makes the signals of this process ask for the end. */
  void handleSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "termination"));
  }

  /** What to do when the end is asked for; at once when it already was. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the action
  void onRequest(Runnable action) {
    requested.thenRun(action);
  }

  /** What to do when the flush takes too long. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the action
  void onOverdue(Runnable action) {
    overdue.thenRun(action);
  }

  /** Asks for the end, as a signal does. */
  void request() {
    requested.complete(null);
  }

  /** The program is through. */
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
    // A hook can't return an exit code: the JVM would take the signal's.
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
