package dev.streamingpipeline.local.machine;

/** Something that keeps a pipeline from running here. The message is for the user, complete. */
public final class LocalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalException(String message) {
    super(message);
  }
}
