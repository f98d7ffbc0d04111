package dev.streamingpipeline.producer.run;

/** The run ended, or will have ended before a next try. No failure in itself. */
public final class RunEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  public RunEndedException() {
    // No stack trace: it is how a poller leaves its loop.
    super("the run has ended", null, false, false);
  }
}
