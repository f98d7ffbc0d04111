package dev.streamingpipeline.local.supervise;

import dev.streamingpipeline.runtimes.ChildProcess;
import java.time.Duration;
import java.util.Optional;

/** A process that runs as long as the pipeline. */
public interface Component {
  String name();

  /** The address for clients; null if it has none. */
  String address();

  void start();

  /**
   * Waits until the component is ready.
   *
   * @throws RuntimeException if it has ended, or after the timeout; the message has the end of the
   *     log
   */
  void awaitReady(Duration timeout) throws InterruptedException;

  /** The process of the last start; empty before the first. */
  Optional<ChildProcess> process();

  void stop();

  /** Whether a restart may help after this exit code. */
  default boolean mayRestart(int exitCode) {
    return true;
  }
}
