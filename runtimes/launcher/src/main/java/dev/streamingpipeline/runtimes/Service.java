package dev.streamingpipeline.runtimes;

import java.time.Duration;

/**
 * A server that runs as a child process and listens on the loopback address only. Not thread-safe.
 */
public interface Service {
  /** Display name for messages: {@code Kafka}. */
  String name();

  /** The address for clients, as {@code 127.0.0.1:port}. Available before the start. */
  String address();

  /**
   * Starts the process and returns at once.
   *
   * @throws IllegalStateException when it is already running, or was not built
   * @throws ServiceFailedException when something else listens on one of its ports
   */
  void start();

  /**
   * Waits until the service answers a request of its own protocol; an open port is not enough.
   *
   * @throws ServiceFailedException as soon as the process ends, or after the timeout, with the last
   *     lines of its log
   * @throws InterruptedException when the waiting thread is interrupted; the process keeps running
   */
  void awaitReady(Duration timeout) throws InterruptedException;

  /**
   * The process of the last start.
   *
   * @throws IllegalStateException before the first start
   */
  ChildProcess process();

  /**
   * Stops it if it is running, and starts it with the same data and ports. Does not wait until it
   * is ready.
   */
  void restart();

  /** Stops the process gracefully, or kills it if that takes too long. Data is kept. */
  void stop();
}
