package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The network outside of pipelines that NetworkPolicies refer to.
 *
 * @param operator the operator's own pods; empty if it runs outside of the cluster
 * @param apiServerPorts ports of the API server: both the port of its Service and the port behind
 *     that, because a NetworkPolicy may apply to either
 */
public record NetworkEnvironment(Optional<OperatorPods> operator, List<Integer> apiServerPorts) {
  // Before UNKNOWN, which needs it
  private static final List<Integer> DEFAULT_API_SERVER_PORTS = List.of(443, 6443);

  /** The default, when no environment variable is set. */
  public static final NetworkEnvironment UNKNOWN = fromEnvironment(new Environment(Map.of()));

  static final String POD_NAMESPACE = "POD_NAMESPACE";
  static final String POD_LABELS = "POD_LABELS";
  static final String API_SERVER_PORTS = "API_SERVER_PORTS";

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
   * @throws EnvironmentException when a variable is invalid; the message names it
   */
  public static NetworkEnvironment fromEnvironment(Environment environment) {
    return new NetworkEnvironment(
        environment
            .optional(POD_NAMESPACE)
            .map(namespace -> new OperatorPods(namespace, labels(environment.list(POD_LABELS)))),
        environment.ports(API_SERVER_PORTS, DEFAULT_API_SERVER_PORTS));
  }

  private static Map<String, String> labels(List<String> texts) {
    Map<String, String> labels = new TreeMap<>();
    for (String label : texts) {
      int separator = label.indexOf('=');
      if (separator < 1) {
        throw new EnvironmentException(
            "%s has '%s'; use key=value, comma-separated".formatted(POD_LABELS, label));
      }
      labels.put(label.substring(0, separator), label.substring(separator + 1));
    }
    return labels;
  }
}
