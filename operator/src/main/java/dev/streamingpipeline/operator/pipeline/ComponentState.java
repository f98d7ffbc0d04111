package dev.streamingpipeline.operator.pipeline;

/**
 * The state of a component.
 *
 * @param progress how far it is
 * @param reason one word in CamelCase, for programs
 * @param message what happened, where, and what to do, for people. It contains nothing that changes
 *     while the state stays the same, such as a duration, because each change is written to the API
 *     server
 */
public record ComponentState(Progress progress, String reason, String message) {

  /** How far a component is. */
  public enum Progress {
    /** Nothing is created yet: another component must be ready first. */
    WAITING,
    /** It is being created or updated. */
    WORKING,
    /** It is ready. */
    READY,
    /** It won't become ready until the user changes something. */
    STALLED
  }

  public boolean isReady() {
    return progress == Progress.READY;
  }

  /** The state of a platform's component, as its tenants report it. */
  public ComponentState reportedByPlatform(String platform) {
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

  /** The state of a component that waits for another one. */
  public static ComponentState waiting(String reason, String message) {
    return new ComponentState(Progress.WAITING, reason, message);
  }
}
