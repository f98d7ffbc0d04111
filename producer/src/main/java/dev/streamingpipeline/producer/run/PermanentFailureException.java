package dev.streamingpipeline.producer.run;

/** A failure that no retry can fix. It ends the run. The message says what to do. */
public final class PermanentFailureException extends Exception {
  private static final long serialVersionUID = 1L;

  public PermanentFailureException(String message) {
    this(message, null);
  }

  public PermanentFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
