package dev.streamingpipeline.operator.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the cluster has of Strimzi, as far as this operator may see it.
 *
 * @param api the newest generation of its resources that the API server has; none without Strimzi
 * @param operators its cluster operators; none where they run in a namespace that is not watched
 * @param kubernetesMinor the second number of the cluster's version; 0 when it is unknown
 */
public record StrimziInstallation(
    Optional<StrimziApi> api, List<ClusterOperator> operators, int kubernetesMinor) {
  /** A cluster without Strimzi. */
  public static final StrimziInstallation NONE =
      new StrimziInstallation(Optional.empty(), List.of(), 0);

  public StrimziInstallation {
    operators = List.copyOf(operators);
  }

  /**
   * A pod of Strimzi's cluster operator.
   *
   * @param version as far as its image says it
   * @param trouble what keeps it from running, in words for people
   */
  public record ClusterOperator(Optional<StrimziVersion> version, Optional<String> trouble) {}

  /**
   * Whether this is known of all operators. Which of several works on a namespace can't be seen, so
   * something holds only when it holds for each.
   */
  public boolean isKnownToBe(Predicate<StrimziVersion> what) {
    return !operators.isEmpty()
        && operators.stream().allMatch(operator -> operator.version().filter(what).isPresent());
  }

  /** The versions that are known, in words. */
  public String versions() {
    return operators.stream()
        .map(ClusterOperator::version)
        .flatMap(Optional::stream)
        .distinct()
        .sorted()
        .map(StrimziVersion::toString)
        .reduce((one, other) -> one + " and " + other)
        .map("Strimzi %s"::formatted)
        .orElse("Strimzi");
  }
}
