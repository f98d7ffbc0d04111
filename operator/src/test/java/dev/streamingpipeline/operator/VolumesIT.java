package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Labels;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The operator expands volumes when a pipeline asks for more storage. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class VolumesIT {
  @Test
  void shouldGrowVolumesWhoseClassAllowsIt() throws Exception {
    try (Harness harness = new Harness()) {
      // Given a volume whose storage class allows expansion, and one whose class does not
      String growing = storageClass(harness, true);
      PersistentVolumeClaim kafka = claim(harness, "kafka", growing);
      PersistentVolumeClaim cassandra = claim(harness, "cassandra", storageClass(harness, false));
      harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      StreamingPipeline larger = harness.pipeline("users");
      for (String component : List.of("kafka", "cassandra")) {
        ((ObjectNode) larger.getSpec().get(component)).putObject("storage").put("size", "20Gi");
      }
      harness.apply(larger);

      // Then
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(() -> assertThat(requested(harness, kafka)).isEqualTo("20Gi"));
      await()
          .atMost(Harness.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(harness.condition("users", "Reconciling").map(Condition::getMessage))
                      .hasValueSatisfying(
                          message ->
                              assertThat(message)
                                  .contains(cassandra.getMetadata().getName())
                                  .contains("must support resize")));
      assertThat(requested(harness, cassandra)).isEqualTo("10Gi");
    }
  }

  private static String storageClass(Harness harness, boolean allowsGrowth) {
    String name = harness.namespace() + (allowsGrowth ? "-growing" : "-fixed");
    harness
        .client()
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withProvisioner("example.com/none")
                .withAllowVolumeExpansion(allowsGrowth)
                .build())
        .create();
    return name;
  }

  /** A bound claim of 10Gi, as the StatefulSet of a component creates it. */
  private static PersistentVolumeClaim claim(
      Harness harness, String component, String storageClass) {
    // @formatter:off
    PersistentVolumeClaim claim = harness.client().resource(new PersistentVolumeClaimBuilder()
        .withNewMetadata()
          .withName("data-users-%s-0".formatted(component))
          .withNamespace(harness.namespace())
          .addToLabels(Labels.PIPELINE, "users")
          .addToLabels(Labels.COMPONENT, component)
        .endMetadata()
        .withNewSpec()
          .withAccessModes("ReadWriteOnce")
          .withStorageClassName(storageClass)
          .withNewResources()
            .addToRequests("storage", new Quantity("10Gi"))
          .endResources()
        .endSpec()
        .build()).create();
    // @formatter:on
    claim.setStatus(new PersistentVolumeClaimStatusBuilder().withPhase("Bound").build());
    return harness.client().resource(claim).updateStatus();
  }

  private static String requested(Harness harness, PersistentVolumeClaim claim) {
    return harness
        .client()
        .resource(claim)
        .get()
        .getSpec()
        .getResources()
        .getRequests()
        .get("storage")
        .toString();
  }
}
