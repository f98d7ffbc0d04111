package dev.streamingpipeline.wire.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables of a process, read once at its start. A blank variable counts as unset.
 * Values may be secret, so {@code toString} shows none of them.
 */
public final class Environment {
  private static final int MAX_PORT = 65_535;

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

  /** A variable that may be unset. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A variable that holds comma-separated values. Spaces around a value and empty values are
   * ignored.
   */
  public List<String> list(String name) {
    return optional(name).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * A variable that holds one of several values.
   *
   * @throws EnvironmentException if it is set to something else
   */
  public String choice(String name, String unlessSet, String... values) {
    String value = optional(name).orElse(unlessSet);
    if (!List.of(values).contains(value)) {
      throw new EnvironmentException(
          "%s is '%s'; use %s".formatted(name, value, String.join(" or ", values)));
    }
    return value;
  }

  /**
   * The variables whose name has a prefix and that are not blank. Keys are the names without the
   * prefix.
   */
  public Map<String, String> withPrefix(String prefix) {
    return variables.keySet().stream()
        .filter(name -> name.startsWith(prefix) && optional(name).isPresent())
        .collect(Collectors.toMap(name -> name.substring(prefix.length()), variables::get));
  }

  /**
   * A variable that holds a whole number; both bounds are included.
   *
   * @throws EnvironmentException if it is set to something else, or out of bounds
   */
  public int number(String name, int least, int most, int unlessSet) {
    return optional(name)
        .map(
            text ->
                bounded(
                    text,
                    least,
                    most,
                    "%s is '%s'; it must be a whole number between %s and %s"
                        .formatted(name, text, least, most)))
        .orElse(unlessSet);
  }

  /**
   * A variable that holds a TCP port to listen on; 0 means any free port.
   *
   * @throws EnvironmentException if it is set to something else
   */
  public int port(String name, int unlessSet) {
    return optional(name)
        .map(
            text ->
                bounded(
                    text,
                    0,
                    MAX_PORT,
                    "%s is '%s'; give a port between 0 and %s".formatted(name, text, MAX_PORT)))
        .orElse(unlessSet);
  }

  /**
   * A variable that holds TCP ports to connect to, comma-separated.
   *
   * @throws EnvironmentException if one of them is not a port
   */
  public List<Integer> ports(String name, List<Integer> unlessSet) {
    List<Integer> ports =
        list(name).stream()
            .map(
                text ->
                    bounded(
                        text,
                        1,
                        MAX_PORT,
                        "%s has '%s'; give ports between 1 and %s, comma-separated"
                            .formatted(name, text, MAX_PORT)))
            .toList();
    return ports.isEmpty() ? unlessSet : ports;
  }

  private static int bounded(String text, int least, int most, String complaint) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below
    }
    throw new EnvironmentException(complaint);
  }

  @Override
  public String toString() {
    return "Environment of %s variables".formatted(variables.size());
  }
}
