package dev.streamingpipeline.operator.network;

import dev.streamingpipeline.operator.dependents.PerComponentObjects;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A NetworkPolicy for each component with pods. It allows the component's connections in the table,
 * and no others.
 */
public final class NetworkPolicies extends PerComponentObjects<NetworkPolicy> {
  /**
   * Ports of DNS servers, allowed to any address. Where the servers run depends on the cluster: in
   * kube-system, in their own namespace where they listen on the second port (OpenShift), or on the
   * node itself, which no selector matches.
   */
  private static final List<Integer> NAME_SERVER_PORTS = List.of(53, 5353);

  public NetworkPolicies() {
    super(NetworkPolicy.class);
  }

  @Override
  protected boolean isPartOf(PipelineContext pipeline) {
    return pipeline.spec().networkPolicy().enabled();
  }

  @Override
  protected NetworkPolicy render(Component component, PipelineContext pipeline) {
    List<NetworkPolicyEgressRule> egress = new ArrayList<>();
    egress.add(new NetworkPolicyEgressRule(dnsPorts(), List.of()));
    grouped(component, Connection::from, Connection::to, pipeline)
        .forEach(
            (end, ports) ->
                egress.add(
                    new NetworkPolicyEgressRule(
                        List.copyOf(ports), NetworkPeers.of(end, pipeline))));
    List<NetworkPolicyIngressRule> ingress =
        usersOf(component, pipeline).flatMap(user -> ingress(component, user)).toList();
    // @formatter:off
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewSpec()
          .withNewPodSelector()
            .withMatchLabels(Labels.selector(pipeline.pipeline(), component))
          .endPodSelector()
          .withPolicyTypes("Ingress", "Egress")
          .withIngress(ingress)
          .withEgress(egress)
        .endSpec()
        .build();
    // @formatter:on
  }

  /** The clients of a component, for a NetworkPolicy that the operator does not create itself. */
  public static List<NetworkPolicyPeer> clientsOf(Component component, PipelineContext pipeline) {
    return usersOf(component, pipeline)
        .flatMap(user -> ingress(component, user))
        .flatMap(rule -> rule.getFrom().stream())
        .toList();
  }

  /**
   * The pipelines whose pods use a component: this one, and its tenants if the component is shared.
   */
  private static Stream<PipelineContext> usersOf(Component component, PipelineContext pipeline) {
    return Stream.concat(
        Stream.of(pipeline),
        pipeline.isShared(component) ? pipeline.tenants().stream() : Stream.empty());
  }

  private static Stream<NetworkPolicyIngressRule> ingress(
      Component component, PipelineContext user) {
    return grouped(component, Connection::to, Connection::from, user).entrySet().stream()
        .map(
            clients ->
                new NetworkPolicyIngressRule(
                    NetworkPeers.of(clients.getKey(), user), List.copyOf(clients.getValue())));
  }

  /** The ports of a component's connections, by the end at the other side. */
  private static Map<Connection.End, Set<NetworkPolicyPort>> grouped(
      Component component,
      Function<Connection, Connection.End> here,
      Function<Connection, Connection.End> there,
      PipelineContext pipeline) {
    Map<Connection.End, Set<NetworkPolicyPort>> ports = new LinkedHashMap<>();
    Connections.of(pipeline).stream()
        .filter(connection -> here.apply(connection).equals(new Connection.Pods(component)))
        .forEach(
            connection ->
                ports
                    .computeIfAbsent(there.apply(connection), end -> new LinkedHashSet<>())
                    .add(connection.ports().inPolicy()));
    return ports;
  }

  private static List<NetworkPolicyPort> dnsPorts() {
    return NAME_SERVER_PORTS.stream()
        .flatMap(
            port ->
                Stream.of("UDP", "TCP")
                    .map(protocol -> new NetworkPolicyPort(null, new IntOrString(port), protocol)))
        .toList();
  }
}
