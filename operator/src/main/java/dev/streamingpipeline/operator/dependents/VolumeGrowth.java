package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.Quantities;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * Expands existing volumes that are smaller than the declared size. It patches the
 * PersistentVolumeClaims, because a StatefulSet can't change the claims that it has created.
 * Whether a volume can be expanded depends on its storage class.
 */
final class VolumeGrowth {
  private static final String STORAGE = "storage";
  private static final String BOUND = "Bound";

  private VolumeGrowth() {}

  /**
   * Requests a size for all of a component's volumes that are smaller.
   *
   * @throws KubernetesClientException when the API server rejects it, for example because the
   *     storage class does not have {@code allowVolumeExpansion}
   */
  static void to(
      Quantity size, Component component, PipelineContext pipeline, KubernetesClient client) {
    pipeline
        .actualState()
        .all(PersistentVolumeClaim.class)
        .filter(
            claim ->
                component.label().equals(claim.getMetadata().getLabels().get(Labels.COMPONENT)))
        .filter(claim -> isBound(claim) && isSmaller(claim, size))
        .forEach(claim -> grow(claim, size, client));
  }

  /** A claim that is not bound can't be resized. */
  private static boolean isBound(PersistentVolumeClaim claim) {
    return claim.getStatus() != null && BOUND.equals(claim.getStatus().getPhase());
  }

  private static boolean isSmaller(PersistentVolumeClaim claim, Quantity size) {
    return claim
            .getSpec()
            .getResources()
            .getRequests()
            .get(STORAGE)
            .getNumericalAmount()
            .compareTo(size.amount())
        < 0;
  }

  private static void grow(PersistentVolumeClaim claim, Quantity size, KubernetesClient client) {
    client
        .resource(claim)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"spec": {"resources": {"requests": {"%s": "%s"}}}}
            """
                .formatted(STORAGE, Quantities.canonical(size)));
  }
}
