package dev.streamingpipeline.operator.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The cluster's Strimzi installation, as far as this operator has permission to read it.
 *
 * @param api the newest API version of its resources that is served; empty without Strimzi
 * @param operators its cluster operators; empty if they run in a namespace that is not watched
 * @param kubernetesMinor the minor version of Kubernetes; 0 if unknown
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
   * @param version from the tag of its image, if that contains a version
   * @param trouble why it does not run, as text for people
   */
  public record ClusterOperator(Optional<StrimziVersion> version, Optional<String> trouble) {}

  /**
   * Whether all operators are known to fulfil a condition. If there are several, it can't be
   * determined which one reconciles a namespace, so all of them must.
   */
  public boolean isKnownToBe(Predicate<StrimziVersion> what) {
    return !operators.isEmpty()
        && operators.stream().allMatch(operator -> operator.version().filter(what).isPresent());
  }

  /** The known versions, as text for messages. */
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
