package dev.streamingpipeline.wire.environment;

/** A process was started without what it needs; the message names the variable. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message) {
    super(message);
  }
}
