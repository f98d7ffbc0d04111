package dev.streamingpipeline.producer;

import dev.streamingpipeline.producer.run.RunLifecycle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs several pollers concurrently. They are never interrupted, because a page that was fetched is
 * always delivered.
 */
final class PollerGroup {
  private static final Logger LOGGER = LoggerFactory.getLogger(PollerGroup.class);

  /** How long pollers may take to send their last page after the end of the run. */
  private static final Duration DRAIN = Duration.ofMinutes(1);

  private final Runnable poller;
  private final int concurrency;
  private final RunLifecycle end;

  PollerGroup(Runnable poller, int concurrency, RunLifecycle end) {
    this.poller = poller;
    this.concurrency = concurrency;
    this.end = end;
  }

  /**
   * Polls until the end of the run, or until all pollers have stopped.
   *
   * @param close flushes what the pollers have sent, and unblocks pollers that can't send
   */
  void run(Runnable close) {
    ExecutorService threads = Executors.newFixedThreadPool(concurrency, PollerGroup::thread);
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            IntStream.range(0, concurrency)
                .mapToObj(index -> CompletableFuture.runAsync(poller, threads))
                .map(running -> running.exceptionally(this::broken))
                .toArray(CompletableFuture<?>[]::new));
    CompletableFuture.anyOf(all, end.future()).join();
    await(all);
    close.run();
    await(all);
    threads.shutdownNow();
  }

  /** A bug ends the run as failed; the run must not go on with fewer pollers. */
  private Void broken(Throwable error) {
    LOGGER.error("a poller broke", error);
    end.fail("internal error: " + error);
    return null;
  }

  private static void await(CompletableFuture<Void> pollers) {
    try {
      pollers.get(DRAIN.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOGGER.warn("pollers are still busy {} after the end", DRAIN);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "poller");
    thread.setDaemon(true);
    return thread;
  }
}
