package dev.streamingpipeline.local.supervise;

import dev.streamingpipeline.runtimes.ChildProcess;
import java.time.Duration;
import java.util.Optional;

/** A process of the pipeline that is meant to run until the pipeline stops. */
public interface Component {
  String name();

  /** Where clients connect to; null when there is nothing to connect to. */
  String address();

  void start();

  /**
   * Waits until it serves.
   *
   * @throws RuntimeException when it ended or the time is up; the message holds the log's end
   */
  void awaitReady(Duration timeout) throws InterruptedException;

  /** The process of the last start; empty before the first. */
  Optional<ChildProcess> process();

  void stop();

  /** Whether an end with this exit code is worth another start. */
  default boolean mayRestart(int exitCode) {
    return true;
  }
}
