package dev.streamingpipeline.operator;

import static java.util.stream.Collectors.toMap;

import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
   * @throws EnvironmentException when a variable is wrong; the message names it
   */
  public static OperatorConfig fromEnvironment(Environment environment) {
    return new OperatorConfig(
        Set.copyOf(environment.list(WATCH_NAMESPACES)),
        ComponentImages.of(
            origin(environment),
            environment.optional(IMAGES_REGISTRY).orElse(""),
            overrides(environment)),
        environment.port(HTTP_PORT, DEFAULT_HTTP_PORT),
        environment.choice(LEADER_ELECTION, "false", "true", "false").equals("true"),
        NetworkEnvironment.fromEnvironment(environment),
        DEFAULT_POLL_INTERVAL);
  }

  private static ComponentImages.Origin origin(Environment environment) {
    return environment.choice(IMAGES_FROM, "upstream", "upstream", "packages").equals("upstream")
        ? ComponentImages.Origin.UPSTREAM
        : ComponentImages.Origin.PACKAGES;
  }

  private static Map<String, String> overrides(Environment environment) {
    return environment.withPrefix(IMAGE_PREFIX).entrySet().stream()
        .collect(
            toMap(
                image -> image.getKey().toLowerCase(Locale.ROOT).replace('_', '-'),
                Map.Entry::getValue));
  }
}
