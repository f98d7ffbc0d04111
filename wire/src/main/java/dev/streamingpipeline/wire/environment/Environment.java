package dev.streamingpipeline.wire.environment;

import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of a process, read once at its edge. They hold secrets, so {@code
 * toString} shows none of them.
 */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /**
   * A variable that must be set.
   *
   * @param meaning what it holds, for the message
   * @throws EnvironmentException when it is unset or blank
   */
  public String required(String name, String meaning) {
    return optional(name)
        .orElseThrow(
            () -> new EnvironmentException("%s is not set; it holds %s".formatted(name, meaning)));
  }

  /** A variable that may be unset; blank counts as unset. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A variable that holds a whole number.
   *
   * @throws EnvironmentException when it is set to something else, or out of bounds
   */
  public int number(String name, int least, int most, int unlessSet) {
    String text = optional(name).orElse(null);
    if (text == null) {
      return unlessSet;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the bounds.
    }
    throw new EnvironmentException(
        "%s is '%s'; it must be a whole number between %s and %s"
            .formatted(name, text, least, most));
  }

  @Override
  public String toString() {
    return "Environment of %s variables".formatted(variables.size());
  }
}
