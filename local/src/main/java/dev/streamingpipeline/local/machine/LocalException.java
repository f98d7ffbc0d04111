package dev.streamingpipeline.local.machine;

/** A reason why a pipeline can't run here. The message is complete and for the user. */
public final class LocalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalException(String message) {
    super(message);
  }
}
