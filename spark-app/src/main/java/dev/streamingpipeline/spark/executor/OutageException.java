package dev.streamingpipeline.spark.executor;

/** A system that the job needs does not answer for now. No record is at fault. */
public final class OutageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
