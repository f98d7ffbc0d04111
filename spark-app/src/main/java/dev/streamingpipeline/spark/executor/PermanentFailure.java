package dev.streamingpipeline.spark.executor;

/**
 * A state that no waiting mends: going on would lose or mix up records, so a person must decide.
 * The message says what happened and what can be done.
 */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    super(message);
  }
}
