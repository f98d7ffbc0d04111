package dev.streamingpipeline.operator.network;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Connection;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.List;
import java.util.Map;

/** The peers in NetworkPolicy rules for the ends of connections. */
final class NetworkPeers {
  /** Label that Kubernetes sets on every namespace, with the namespace's name. */
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  private NetworkPeers() {}

  /**
   * The peers for one end. Empty if no selector can describe the end; a rule without peers allows
   * every address.
   */
  static List<NetworkPolicyPeer> of(Connection.End end, PipelineContext pipeline) {
    if (end instanceof Connection.Pods pods) {
      return List.of(
          new NetworkPolicyPeerBuilder()
              .withNewPodSelector()
              .withMatchLabels(selector(pods.component(), pipeline))
              .endPodSelector()
              .build());
    }
    return switch ((Connection.Outside) end) {
      case OPERATOR ->
          pipeline.networkEnvironment().operator().map(NetworkPeers::operator).stream().toList();
      case API_SERVER, ANYWHERE -> List.of();
    };
  }

  private static NetworkPolicyPeer operator(NetworkEnvironment.OperatorPods operator) {
    // @formatter:off
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
          .withMatchLabels(Map.of(NAMESPACE, operator.namespace()))
        .endNamespaceSelector()
        .withNewPodSelector()
          .withMatchLabels(operator.labels())
        .endPodSelector()
        .build();
    // @formatter:on
  }

  private static Map<String, String> selector(Component component, PipelineContext pipeline) {
    Pipeline where = pipeline.ownerOf(component).pipeline();
    return component == Component.KAFKA
            && pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI
        ? Labels.selectorOfStrimziBrokers(where)
        : Labels.selector(where, component);
  }
}
