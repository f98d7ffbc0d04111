package dev.streamingpipeline.provisioner.plan;

/** A system is unreachable or not ready yet. A retry may succeed. */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String system;

  /**
   * @param system its name and address: {@code Cassandra at 127.0.0.1:9042}
   * @param reason why it can't be used yet
   */
  public NotReadyException(String system, String reason, Throwable cause) {
    super("Waiting for %s: %s".formatted(system, reason), cause);
    this.system = system;
  }

  /** The system's name and address. */
  public String system() {
    return system;
  }
}
