package dev.streamingpipeline.producer.run;

import java.time.Duration;
import java.util.Optional;

/** Something that may pass by itself, so it is tried again. The message is for people. */
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
   * A failure that comes with a wish.
   *
   * @param retryAfter the least pause before the next try, or null when any pause will do
   */
  public TransientFailureException(String message, Throwable cause, Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** The least pause before the next try. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
