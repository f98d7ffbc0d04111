package dev.streamingpipeline.producer.run;

/** The run has ended, or would have before the next attempt. This is not a failure. */
public final class RunEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  public RunEndedException() {
    // No stack trace: pollers leave their loop with it.
    super("the run has ended", null, false, false);
  }
}
