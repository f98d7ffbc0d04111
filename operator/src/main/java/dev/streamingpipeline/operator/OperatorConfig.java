package dev.streamingpipeline.operator;

import static java.util.stream.Collectors.toMap;

import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operator's configuration.
 *
 * @param namespaces the namespaces that it watches; empty for all
 * @param images the image of each component, unless its pipeline sets another
 * @param httpPort the port for {@code /healthz}, {@code /readyz} and {@code /metrics}
 * @param leaderElection whether several replicas elect a leader, which alone reconciles
 * @param networkEnvironment the network outside of pipelines
 * @param pollInterval time between two polls of what can't be watched: drivers, the user's Secrets
 *     that pipelines reference, and whether Strimzi is installed
 */
public record OperatorConfig(
    Set<String> namespaces,
    ComponentImages images,
    int httpPort,
    boolean leaderElection,
    NetworkEnvironment networkEnvironment,
    Duration pollInterval) {
  static final String WATCH_NAMESPACES = "WATCH_NAMESPACES";
  static final String IMAGES_FROM = "IMAGES_FROM";
  static final String IMAGES_REGISTRY = "IMAGES_REGISTRY";
  static final String IMAGE_PREFIX = "IMAGE_";
  static final String HTTP_PORT = "HTTP_PORT";
  static final String LEADER_ELECTION = "LEADER_ELECTION";

  private static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(5);
  private static final int DEFAULT_HTTP_PORT = 8080;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the configuration.
   *
   * <ul>
   *   <li>{@code WATCH_NAMESPACES}: names, comma-separated; unset for all
   *   <li>{@code IMAGES_FROM}: {@code upstream} (default) or {@code packages}
   *   <li>{@code IMAGES_REGISTRY}: a mirror of all of them, as host and path; unset for none
   *   <li>{@code IMAGE_<NAME>}: reference of one image in place of the table's, the name in upper
   *       case with underscores
   *   <li>{@code HTTP_PORT}: 8080
   *   <li>{@code LEADER_ELECTION}: {@code true} or {@code false} (default)
   *   <li>those of {@link NetworkEnvironment#fromEnvironment}
   * </ul>
   *
   * @throws IllegalArgumentException when a variable is wrong; the message names it
   */
  public static OperatorConfig fromEnvironment(Map<String, String> environment) {
    return new OperatorConfig(
        Stream.of(environment.getOrDefault(WATCH_NAMESPACES, "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(java.util.stream.Collectors.toUnmodifiableSet()),
        ComponentImages.of(
            origin(environment),
            environment.getOrDefault(IMAGES_REGISTRY, ""),
            overrides(environment)),
        port(environment),
        switch (environment.getOrDefault(LEADER_ELECTION, "false")) {
          case "true" -> true;
          case "false" -> false;
          default ->
              throw new IllegalArgumentException(
                  "%s is '%s'; use true or false"
                      .formatted(LEADER_ELECTION, environment.get(LEADER_ELECTION)));
        },
        NetworkEnvironment.fromEnvironment(environment),
        DEFAULT_POLL_INTERVAL);
  }

  private static ComponentImages.Origin origin(Map<String, String> environment) {
    String from = environment.getOrDefault(IMAGES_FROM, "upstream");
    return switch (from) {
      case "upstream" -> ComponentImages.Origin.UPSTREAM;
      case "packages" -> ComponentImages.Origin.PACKAGES;
      default ->
          throw new IllegalArgumentException(
              "%s is '%s'; use upstream or packages".formatted(IMAGES_FROM, from));
    };
  }

  private static Map<String, String> overrides(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(IMAGE_PREFIX))
        .filter(variable -> !variable.getValue().isEmpty())
        .collect(
            toMap(
                variable ->
                    variable
                        .getKey()
                        .substring(IMAGE_PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'),
                Map.Entry::getValue));
  }

  private static int port(Map<String, String> environment) {
    String text = environment.getOrDefault(HTTP_PORT, Integer.toString(DEFAULT_HTTP_PORT));
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below
    }
    throw new IllegalArgumentException(
        "%s is '%s'; give a port between 0 and %s".formatted(HTTP_PORT, text, MAX_PORT));
  }
}
