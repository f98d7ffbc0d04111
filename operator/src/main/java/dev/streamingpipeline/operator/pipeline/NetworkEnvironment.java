package dev.streamingpipeline.operator.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The network outside of pipelines that NetworkPolicies refer to.
 *
 * @param operator the operator's own pods; empty if it runs outside of the cluster
 * @param apiServerPorts ports of the API server: both the port of its Service and the port behind
 *     that, because a NetworkPolicy may apply to either
 */
public record NetworkEnvironment(Optional<OperatorPods> operator, List<Integer> apiServerPorts) {
  /** The default, when no environment variable is set. */
  public static final NetworkEnvironment UNKNOWN = fromEnvironment(Map.of());

  static final String POD_NAMESPACE = "POD_NAMESPACE";
  static final String POD_LABELS = "POD_LABELS";
  static final String API_SERVER_PORTS = "API_SERVER_PORTS";

  private static final String DEFAULT_API_SERVER_PORTS = "443,6443";

  /** The operator's pods. */
  public record OperatorPods(String namespace, Map<String, String> labels) {}

  /**
   * Reads the environment variables.
   *
   * <ul>
   *   <li>{@code POD_NAMESPACE}: the operator's namespace
   *   <li>{@code POD_LABELS}: labels that only the operator's pods have in that namespace, {@code
   *       key=value}, comma-separated
   *   <li>{@code API_SERVER_PORTS}: by default {@code 443,6443}
   * </ul>
   *
   * @throws IllegalArgumentException when a variable is invalid; the message names it
   */
  public static NetworkEnvironment fromEnvironment(Map<String, String> environment) {
    String labels = environment.getOrDefault(POD_LABELS, "");
    return new NetworkEnvironment(
        Optional.ofNullable(environment.get(POD_NAMESPACE))
            .map(namespace -> new OperatorPods(namespace, labels(labels))),
        values(environment.getOrDefault(API_SERVER_PORTS, DEFAULT_API_SERVER_PORTS))
            .map(NetworkEnvironment::port)
            .toList());
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    values(text)
        .forEach(
            label -> {
              int separator = label.indexOf('=');
              if (separator < 1) {
                throw new IllegalArgumentException(
                    "%s has '%s'; use key=value, comma-separated".formatted(POD_LABELS, label));
              }
              labels.put(label.substring(0, separator), label.substring(separator + 1));
            });
    return labels;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (Ports.ANY.include(port)) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below
    }
    throw new IllegalArgumentException(
        "%s has '%s'; give ports between %s and %s, comma-separated"
            .formatted(API_SERVER_PORTS, text, Ports.ANY.first(), Ports.ANY.last()));
  }

  private static Stream<String> values(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(value -> !value.isEmpty());
  }
}
