package dev.streamingpipeline.provisioner.plan;

/**
 * Something declared that can't be reached by adding.
 *
 * @param resource what it is about: {@code topic users_created}
 * @param problem what is there and what is declared
 * @param remedy the way out
 */
public record Refusal(String resource, String problem, String remedy) {
  @Override
  public String toString() {
    return "%s: %s. %s".formatted(resource, problem, remedy);
  }
}
