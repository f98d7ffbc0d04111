package dev.streamingpipeline.spark.executor;

/** A system that the job needs is temporarily unavailable. No record is the cause. */
public final class OutageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
