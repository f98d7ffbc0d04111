package dev.streamingpipeline.provisioner.plan;

/**
 * A declared change that is not additive, and so not safe.
 *
 * @param resource the affected resource: {@code topic users_created}
 * @param problem the actual and the declared state
 * @param remedy what the user can do
 */
public record Refusal(String resource, String problem, String remedy) {
  @Override
  public String toString() {
    return "%s: %s. %s".formatted(resource, problem, remedy);
  }
}
