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
 * Asks for more where volumes that exist are smaller than wanted: a StatefulSet can't change the
 * claims that it made. Whether there is more is up to the volumes' storage class.
 */
final class VolumeGrowth {
  private static final String STORAGE = "storage";
  private static final String BOUND = "Bound";

  private VolumeGrowth() {}

  /**
   * Lets a component's volumes grow to a size.
   *
   * @throws KubernetesClientException when the API server refuses it, for a class without {@code
   *     allowVolumeExpansion} for example
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

  /** The size of another one can't be changed. */
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
