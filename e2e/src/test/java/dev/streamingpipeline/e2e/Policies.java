package dev.streamingpipeline.e2e;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Evaluates a cluster's network policies with Kubernetes' semantics, for clusters that enforce
 * none. It supports only the parts of policies that the operator and its chart use.
 *
 * @param policies all policies of the cluster
 * @param namespaces the labels of each namespace, by name
 */
record Policies(List<NetworkPolicy> policies, Map<String, Map<String, String>> namespaces) {
  static Policies of(KubernetesClient client) {
    return new Policies(
        client.network().v1().networkPolicies().inAnyNamespace().list().getItems(),
        client.namespaces().list().getItems().stream()
            .map(Namespace::getMetadata)
            .collect(
                Collectors.toMap(
                    metadata -> metadata.getName(), metadata -> metadata.getLabels())));
  }

  /**
   * Whether a pod may connect to another.
   *
   * @param to empty for an address that belongs to no pod
   */
  boolean allow(Pod from, Optional<Pod> to, int port) {
    List<NetworkPolicy> leaving = selecting(from, "Egress").toList();
    List<NetworkPolicy> entering = to.stream().flatMap(pod -> selecting(pod, "Ingress")).toList();
    return (leaving.isEmpty()
            || leaving.stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(
                    rule ->
                        hasPort(rule.getPorts(), port)
                            && hasPeer(rule.getTo(), from.getMetadata().getNamespace(), to)))
        && (entering.isEmpty()
            || entering.stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(
                    rule ->
                        hasPort(rule.getPorts(), port)
                            && hasPeer(
                                rule.getFrom(),
                                to.orElseThrow().getMetadata().getNamespace(),
                                Optional.of(from))));
  }

  private Stream<NetworkPolicy> selecting(Pod pod, String direction) {
    return policies.stream()
        .filter(
            policy ->
                policy.getMetadata().getNamespace().equals(pod.getMetadata().getNamespace())
                    && policy.getSpec().getPolicyTypes().contains(direction)
                    && matches(policy.getSpec().getPodSelector(), pod.getMetadata().getLabels()));
  }

  private static boolean hasPort(List<NetworkPolicyPort> ports, int port) {
    return ports.isEmpty()
        || ports.stream()
            .filter(each -> each.getProtocol().equals("TCP"))
            .anyMatch(
                each -> {
                  int first = each.getPort().getIntVal();
                  int last = Optional.ofNullable(each.getEndPort()).orElse(first);
                  return first <= port && port <= last;
                });
  }

  private boolean hasPeer(List<NetworkPolicyPeer> peers, String namespace, Optional<Pod> pod) {
    return peers.isEmpty()
        || peers.stream()
            .anyMatch(peer -> pod.filter(each -> isPeer(peer, namespace, each)).isPresent());
  }

  private boolean isPeer(NetworkPolicyPeer peer, String namespace, Pod pod) {
    String there = pod.getMetadata().getNamespace();
    return (peer.getNamespaceSelector() == null
            ? namespace.equals(there)
            : matches(peer.getNamespaceSelector(), namespaces.get(there)))
        && matches(peer.getPodSelector(), pod.getMetadata().getLabels());
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
  }
}
