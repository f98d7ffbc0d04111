package dev.streamingpipeline.provisioner.plan;

/**
 * A system answered that it will not do something. Two provisioners at work can cause that for a
 * moment; otherwise a person must change something.
 */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param system its name and address
   * @param reason the system's own words
   */
  public RejectedException(String system, String reason, Throwable cause) {
    super("%s rejects it: %s".formatted(system, reason), cause);
  }
}
