package dev.streamingpipeline.producer.run;

/** The outcome of a run, and its exit code. */
public enum Outcome {
  /** The run has not ended. */
  RUNNING("Running", 1),
  /** Records were delivered and none is missing. */
  COMPLETED("Completed", 0),
  /** No record reached the topic. */
  NOTHING_DELIVERED("NothingDelivered", 1),
  /** Some fetched records are neither in the topic nor in the dead-letter topic. */
  INCOMPLETE("Incomplete", 1),
  /** A permanent failure ended the run early. */
  FAILED("Failed", 1),
  /** Environment or pipeline are invalid; there was no run. */
  INVALID("Invalid", 2);

  private final String text;
  private final int exitCode;

  Outcome(String text, int exitCode) {
    this.text = text;
    this.exitCode = exitCode;
  }

  /** The outcome of a finished run. */
  static Outcome of(Counts counts, boolean failed) {
    if (failed) {
      return FAILED;
    }
    if (!counts.nothingMissing()) {
      return INCOMPLETE;
    }
    return counts.delivered() == 0 ? NOTHING_DELIVERED : COMPLETED;
  }

  /** The machine-readable name, in CamelCase. */
  public String text() {
    return text;
  }

  public int exitCode() {
    return exitCode;
  }
}
