package dev.streamingpipeline.provisioner.plan;

/**
 * A system rejected a request. A concurrent provisioner can cause that for a moment; otherwise the
 * user must change something.
 */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param system its name and address
   * @param reason the system's error message
   */
  public RejectedException(String system, String reason, Throwable cause) {
    super("%s rejects the request: %s".formatted(system, reason), cause);
  }
}
