package dev.streamingpipeline.spark;

/** A system that the job needs does not answer for now. No record is at fault. */
final class OutageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
