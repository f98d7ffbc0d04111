package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;

/**
 * What a component's package needs from the packages of other components, which it does not import.
 */
public interface ComponentCatalog {
  /** The readiness check of a component. */
  ReadinessCheck readinessCheckOf(Component component);

  /** The pods and addresses that may connect to a component. */
  List<NetworkPolicyPeer> clientsOf(Component component, PipelineContext pipeline);
}
