package dev.streamingpipeline.spark.executor;

/**
 * A failure that a restart does not resolve: continuing would lose or mix up records, or a login is
 * wrong, so a user must decide. The message describes what happened and what can be done.
 */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    super(message);
  }
}
