package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;

/** What a component's package must know of other components, whose packages it does not import. */
public interface ComponentCatalog {
  /** How to tell whether a component serves. */
  ReadinessCheck readinessCheckOf(Component component);

  /** The pods and addresses that may connect to a component. */
  List<NetworkPolicyPeer> clientsOf(Component component, PipelineContext pipeline);
}
