package dev.streamingpipeline.operator.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.operator.GoldenPipelines;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Connection.Outside;
import dev.streamingpipeline.operator.pipeline.Connection.Pods;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkPoliciesTest {
  static List<String> cases() throws Exception {
    return GoldenPipelines.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAllowEachConnectionOfTheTableAtBothEnds(String name) throws Exception {
    PipelineContext pipeline = GoldenPipelines.named(name);
    for (Connection connection : Connections.of(pipeline)) {
      NetworkPolicyPort ports = connection.ports().inPolicy();
      policy(connection.from(), pipeline)
          .ifPresent(
              policy ->
                  assertThat(policy.getSpec().getEgress())
                      .as("%s", connection)
                      .anyMatch(
                          rule ->
                              rule.getPorts().contains(ports)
                                  && rule.getTo()
                                      .equals(NetworkPeers.of(connection.to(), pipeline))));
      policy(connection.to(), pipeline)
          .ifPresent(
              policy ->
                  assertThat(policy.getSpec().getIngress())
                      .as("%s", connection)
                      .anyMatch(
                          rule ->
                              rule.getPorts().contains(ports)
                                  && rule.getFrom()
                                      .equals(NetworkPeers.of(connection.from(), pipeline))));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldAllowNothingElse(String name) throws Exception {
    PipelineContext pipeline = GoldenPipelines.named(name);
    List<Connection> table = Connections.of(pipeline);

    for (Component component : pipeline.components()) {
      Pods pods = new Pods(component);
      policy(pods, pipeline)
          .ifPresent(
              policy -> {
                assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                assertThat(policy.getSpec().getIngress())
                    .hasSize(
                        (int)
                            table.stream()
                                .filter(connection -> connection.to().equals(pods))
                                .map(Connection::from)
                                .distinct()
                                .count());
                // And DNS
                assertThat(policy.getSpec().getEgress())
                    .hasSize(
                        1
                            + (int)
                                table.stream()
                                    .filter(connection -> connection.from().equals(pods))
                                    .map(Connection::to)
                                    .distinct()
                                    .count());
              });
    }
  }

  @Test
  void shouldHaveOneForEachComponentWithPods() throws Exception {
    PipelineContext pipeline = GoldenPipelines.named("users");

    assertThat(new NetworkPolicies().desired(pipeline)).hasSize(pipeline.components().size());
  }

  @Test
  void shouldHaveNoneWhereTheyAreDisabled() throws Exception {
    assertThat(new NetworkPolicies().desired(GoldenPipelines.named("streaming"))).isEmpty();
  }

  @Test
  void shouldAllowTheOperatorToReachTheDriver() throws Exception {
    NetworkPolicyIngressRule rule = fromOperator(GoldenPipelines.named("users"));

    assertThat(rule.getFrom())
        .singleElement()
        .satisfies(
            peer -> {
              assertThat(peer.getNamespaceSelector().getMatchLabels())
                  .containsOnly(
                      java.util.Map.entry(
                          "kubernetes.io/metadata.name", "streaming-pipeline-system"));
              assertThat(peer.getPodSelector().getMatchLabels()).hasSize(2);
            });
  }

  @Test
  void shouldAllowAnyClientToReachTheDriverWithoutAnOperatorPod() throws Exception {
    PipelineContext pipeline = GoldenPipelines.named("users").with(NetworkEnvironment.UNKNOWN);

    assertThat(fromOperator(pipeline).getFrom()).isEmpty();
  }

  @Test
  void shouldPassTheBrokersClientsToStrimzi() throws Exception {
    PipelineContext pipeline = GoldenPipelines.named("strimzi-zookeeper");

    List<NetworkPolicyPeer> clients = NetworkPolicies.clientsOf(Component.KAFKA, pipeline);

    assertThat(clients)
        .contains(NetworkPeers.of(new Pods(Component.PRODUCER), pipeline).get(0))
        .doesNotContain(NetworkPeers.of(new Pods(Component.KAFKA), pipeline).get(0));
  }

  @Test
  void shouldAllowTenantsToReachOnlyTheirPlatform() throws Exception {
    PipelineContext tenant = GoldenPipelines.named("tenant-of-secured");
    PipelineContext platform = GoldenPipelines.platformOf(tenant);

    for (Connection connection : Connections.of(tenant)) {
      if (connection.to() instanceof Pods to && tenant.isShared(to.component())) {
        List<NetworkPolicyPeer> client = NetworkPeers.of(connection.from(), tenant);
        assertThat(policy(to, platform).orElseThrow().getSpec().getIngress())
            .as("%s", connection)
            .anyMatch(
                rule ->
                    rule.getFrom().equals(client)
                        && rule.getPorts().contains(connection.ports().inPolicy()));
      }
    }
    for (Component component : platform.components()) {
      if (!platform.isShared(component)) {
        assertThat(policy(new Pods(component), platform))
            .isEqualTo(policy(new Pods(component), tenant.platform()));
      }
    }
  }

  @Test
  void shouldPassTenantsAsClientsToStrimzi() throws Exception {
    PipelineContext tenant = GoldenPipelines.named("tenant-of-strimzi-zookeeper");

    assertThat(NetworkPolicies.clientsOf(Component.KAFKA, GoldenPipelines.platformOf(tenant)))
        .contains(NetworkPeers.of(new Pods(Component.PRODUCER), tenant).get(0))
        .contains(NetworkPeers.of(new Pods(Component.PRODUCER), tenant.platform()).get(0));
  }

  private static NetworkPolicyIngressRule fromOperator(PipelineContext pipeline) {
    int rule =
        Connections.of(pipeline).stream()
            .filter(connection -> connection.to().equals(new Pods(Component.STREAMING_JOB)))
            .map(Connection::from)
            .distinct()
            .toList()
            .indexOf(Outside.OPERATOR);
    return policy(new Pods(Component.STREAMING_JOB), pipeline)
        .orElseThrow()
        .getSpec()
        .getIngress()
        .get(rule);
  }

  private static Optional<NetworkPolicy> policy(Connection.End end, PipelineContext pipeline) {
    return end instanceof Pods pods
        ? new NetworkPolicies()
            .desired(pipeline).values().stream()
                .filter(
                    policy ->
                        policy
                            .getMetadata()
                            .getName()
                            .equals(pods.component().nameFor(pipeline.pipeline())))
                .findFirst()
        : Optional.empty();
  }
}
