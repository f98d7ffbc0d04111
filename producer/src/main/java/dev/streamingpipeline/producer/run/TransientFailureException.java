package dev.streamingpipeline.producer.run;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure that may be over at the next attempt, so the operation is retried. The message is for
 * people.
 */
public final class TransientFailureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Duration retryAfter;

  public TransientFailureException(String message) {
    this(message, null, null);
  }

  public TransientFailureException(String message, Throwable cause) {
    this(message, cause, null);
  }

  /**
   * A failure with a requested delay.
   *
   * @param retryAfter the minimum delay before the next attempt; null if none was requested
   */
  public TransientFailureException(String message, Throwable cause, Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** The minimum delay before the next attempt, if requested. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
