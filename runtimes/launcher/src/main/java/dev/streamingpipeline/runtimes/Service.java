package dev.streamingpipeline.runtimes;

import java.time.Duration;

/**
 * A server that runs as a child process and listens on the loopback address only. Not safe for use
 * by several threads at once.
 */
public interface Service {
  /** For messages: {@code Kafka}. */
  String name();

  /** Where clients connect to, as {@code 127.0.0.1:port}. Known before the start. */
  String address();

  /**
   * Starts the process and returns at once.
   *
   * @throws IllegalStateException when it already runs, or was not built
   * @throws ServiceFailedException when something else listens on one of its ports
   */
  void start();

  /**
   * Waits until the service answers its own protocol, which is more than an open port.
   *
   * @throws ServiceFailedException as soon as the process ends, or when the time is up, with the
   *     last lines of its log
   * @throws InterruptedException when the waiting thread is interrupted; the process runs on
   */
  void awaitReady(Duration timeout) throws InterruptedException;

  /**
   * The process of the last start.
   *
   * @throws IllegalStateException before the first start
   */
  ChildProcess process();

  /** Stops it if it runs, and starts it with the same data and ports. Does not wait for ready. */
  void restart();

  /** Stops the process in its own orderly way, by force if that takes too long. Data is kept. */
  void stop();
}
