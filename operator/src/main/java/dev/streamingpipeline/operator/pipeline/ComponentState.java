package dev.streamingpipeline.operator.pipeline;

/**
 * How a component is doing.
 *
 * @param progress where it stands
 * @param reason one word in CamelCase, for programs
 * @param message what happened, where, and what to do; for people. It holds nothing that changes
 *     while nothing happens, because each change is written to the API server
 */
public record ComponentState(Progress progress, String reason, String message) {

  /** Where a component stands. */
  public enum Progress {
    /** Nothing of it is made yet, because others come first. */
    WAITING,
    /** It is being made, or changed. */
    WORKING,
    /** It serves. */
    READY,
    /** It won't serve before a person changes something. */
    STALLED
  }

  public boolean isReady() {
    return progress == Progress.READY;
  }

  /** The same of a platform's component, for its tenants. */
  public ComponentState on(String platform) {
    return new ComponentState(progress, reason, "Platform %s: %s".formatted(platform, message));
  }

  public static ComponentState ready(String reason, String message) {
    return new ComponentState(Progress.READY, reason, message);
  }

  public static ComponentState working(String reason, String message) {
    return new ComponentState(Progress.WORKING, reason, message);
  }

  public static ComponentState stalled(String reason, String message) {
    return new ComponentState(Progress.STALLED, reason, message);
  }

  /** Of a component that needs another one first. */
  public static ComponentState waiting(String reason, String message) {
    return new ComponentState(Progress.WAITING, reason, message);
  }
}
