package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import dev.streamingpipeline.operator.pipeline.StrimziVersion;
import dev.streamingpipeline.operator.readiness.PodDiagnosis;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.VersionInfo;
import io.javaoperatorsdk.operator.api.config.informer.InformerConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries the API server for Strimzi's API versions and operators. Every authenticated account may
 * read the kinds and the version of the cluster. Strimzi's operator pods are found only in
 * namespaces whose pods this operator may list.
 */
final class StrimziProbe {
  private static final String OPERATOR_LABEL = "strimzi.io/kind";
  private static final String OPERATOR = "cluster-operator";

  private final KubernetesClient client;
  private final Set<String> namespaces;
  private final Duration fresh;
  private StrimziInstallation latest;
  private long asked;

  /**
   * @param namespaces the namespaces that the operator watches
   * @param fresh how long a result is reused, so that many pipelines cost no more than one
   */
  StrimziProbe(KubernetesClient client, Set<String> namespaces, Duration fresh) {
    this.client = client;
    this.namespaces = namespaces;
    this.fresh = fresh;
  }

  /**
   * The current result, or the last one if it is recent enough.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not
   *     answer
   */
  synchronized StrimziInstallation ask() {
    long now = System.nanoTime();
    if (latest == null || now - asked > fresh.toNanos()) {
      latest = askNow();
      asked = now;
    }
    return latest;
  }

  private StrimziInstallation askNow() {
    Optional<StrimziApi> api =
        Stream.of(StrimziApi.V1, StrimziApi.V1BETA2).filter(this::isServed).findFirst();
    return api.isEmpty()
        ? StrimziInstallation.NONE
        : new StrimziInstallation(api, operators(), kubernetesMinor());
  }

  private boolean isServed(StrimziApi api) {
    APIResourceList resources = client.getApiResources(api.apiVersion());
    if (resources == null) {
      return false;
    }
    Set<String> kinds =
        resources.getResources().stream().map(APIResource::getKind).collect(Collectors.toSet());
    return Stream.of(StrimziKind.values()).map(StrimziKind::kind).allMatch(kinds::contains);
  }

  private List<StrimziInstallation.ClusterOperator> operators() {
    return pods()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(StrimziProbe::operator)
        .distinct()
        .toList();
  }

  private Stream<Pod> pods() {
    if (InformerConfiguration.allNamespacesWatched(namespaces)) {
      return client
          .pods()
          .inAnyNamespace()
          .withLabel(OPERATOR_LABEL, OPERATOR)
          .list()
          .getItems()
          .stream();
    }
    return namespaces.stream()
        .sorted()
        .flatMap(
            namespace ->
                client
                    .pods()
                    .inNamespace(namespace)
                    .withLabel(OPERATOR_LABEL, OPERATOR)
                    .list()
                    .getItems()
                    .stream());
  }

  private static StrimziInstallation.ClusterOperator operator(Pod pod) {
    return new StrimziInstallation.ClusterOperator(
        StrimziVersion.ofImage(pod.getSpec().getContainers().get(0).getImage()),
        PodDiagnosis.of(pod).map(ComponentState::message));
  }

  /** The minor version. Some vendors append a sign to it, as in {@code 34+}. */
  private int kubernetesMinor() {
    VersionInfo version = client.getKubernetesVersion();
    String digits = version == null ? "" : version.getMinor().replaceAll("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
