package dev.streamingpipeline.producer.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the progress of a run: in the log for people, in a file for programs. */
public final class ProgressReporter implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(ProgressReporter.class);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(5);
  private static final Duration FILE_INTERVAL = Duration.ofMillis(500);

  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  private final Supplier<Summary> progress;
  private final SummaryFile file;

  /**
   * Creates a reporter, not yet started.
   *
   * @param progress supplies the current summary
   * @param file null if no program reads the progress
   */
  public ProgressReporter(Supplier<Summary> progress, SummaryFile file) {
    this.progress = progress;
    this.file = file;
  }

  /** Starts to report periodically. */
  public void start() {
    every(LOG_INTERVAL, () -> log(progress.get().counts()));
    if (file != null) {
      every(FILE_INTERVAL, () -> file.write(progress.get()));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The tasks don't throw; the scheduler ends them
  private void every(Duration interval, Runnable task) {
    scheduler.scheduleAtFixedRate(
        task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One line with the counters. */
  private static void log(Counts counts) {
    LOGGER
        .atInfo()
        .addKeyValue("requests", counts.requests())
        .addKeyValue("failedRequests", counts.failedRequests())
        .addKeyValue("fetched", counts.fetched())
        .addKeyValue("delivered", counts.delivered())
        .addKeyValue("deadLettered", counts.deadLettered())
        .addKeyValue("lost", counts.lost())
        .log("progress");
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
