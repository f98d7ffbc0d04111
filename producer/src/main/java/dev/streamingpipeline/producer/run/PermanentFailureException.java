package dev.streamingpipeline.producer.run;

/** Something that no further try mends: it ends the run. The message says what to do. */
public final class PermanentFailureException extends Exception {
  private static final long serialVersionUID = 1L;

  public PermanentFailureException(String message) {
    this(message, null);
  }

  public PermanentFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
