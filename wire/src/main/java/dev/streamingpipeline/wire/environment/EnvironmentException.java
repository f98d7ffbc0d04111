package dev.streamingpipeline.wire.environment;

/** An environment variable is missing or invalid. The message names it. */
public final class EnvironmentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message) {
    super(message);
  }
}
