package dev.streamingpipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.cluster.ThrowawayCluster;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Basic features of the cluster that every other test relies on. It runs beside them. */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class ThrowawayClusterE2E {
  private static final long SECONDS_TO_WAIT = 90;

  @RegisterExtension static final ThrowawayCluster cluster = new ThrowawayCluster();

  @Test
  void shouldRunAPod() {
    Pod pod = pod("pod", "echo hello from $HOSTNAME");

    assertThat(outputOf(pod)).isEqualTo("hello from pod\n");
  }

  @Test
  void shouldReachAServiceByItsName() {
    // Given
    Pod server =
        pod("server", "mkdir /pages; echo served >/pages/index.html; httpd -f -p 8080 -h /pages");
    start(server).waitUntilCondition(Readiness::isPodReady, SECONDS_TO_WAIT, TimeUnit.SECONDS);
    // @formatter:off
    cluster.client().services()
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                  .withName("pages")
                .endMetadata()
                .withNewSpec()
                  .addToSelector("app", "server")
                  .addNewPort()
                    .withPort(80)
                    .withNewTargetPort(8080)
                  .endPort()
                .endSpec()
                .build())
        .create();
    // @formatter:on

    // When
    Pod client = pod("client", "until wget -q -O - http://pages 2>/dev/null; do sleep 1; done");

    // Then
    assertThat(outputOf(client)).isEqualTo("served\n");
  }

  @Test
  void shouldKeepAVolumeBeyondItsPod() {
    // Given
    // @formatter:off
    cluster.client().persistentVolumeClaims()
        .resource(
            new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                  .withName("data")
                .endMetadata()
                .withNewSpec()
                  .addToAccessModes("ReadWriteOnce")
                  .withNewResources()
                    .addToRequests("storage", Quantity.parse("1Mi"))
                  .endResources()
                .endSpec()
                .build())
        .create();
    // @formatter:on
    Pod writer = withVolume(pod("writer", "echo kept >/data/file; echo written"), "data");
    assertThat(outputOf(writer)).isEqualTo("written\n");

    // When
    cluster.client().pods().withName("writer").withGracePeriod(0).delete();
    cluster
        .client()
        .pods()
        .withName("writer")
        .waitUntilCondition(pod -> pod == null, SECONDS_TO_WAIT, TimeUnit.SECONDS);

    // Then
    Pod reader = withVolume(pod("reader", "cat /data/file"), "data");
    assertThat(outputOf(reader)).isEqualTo("kept\n");
  }

  @Test
  void shouldRunAnImageThatWasLoaded() {
    // Given
    String image = "streamingpipeline/" + cluster.busyboxImage();
    cluster.load(image);

    // When
    Pod pod =
        pod("loaded", "echo loaded")
            .edit()
            .editSpec()
            .editFirstContainer()
            .withImage(image)
            .endContainer()
            .endSpec()
            .build();

    // Then
    assertThat(outputOf(pod)).isEqualTo("loaded\n");
  }

  /** Runs a pod to completion and returns its output. */
  private static String outputOf(Pod pod) {
    PodResource started = start(pod);
    Pod ended =
        started.waitUntilCondition(
            current ->
                current != null
                    && current.getStatus() != null
                    && isOver(current.getStatus().getPhase()),
            SECONDS_TO_WAIT,
            TimeUnit.SECONDS);
    String output = started.getLog();
    assertThat(ended.getStatus().getPhase()).as(output).isEqualTo("Succeeded");
    return output;
  }

  private static boolean isOver(String phase) {
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private static PodResource start(Pod pod) {
    cluster.client().pods().resource(pod).create();
    return cluster.client().pods().withName(pod.getMetadata().getName());
  }

  private static Pod pod(String name, String script) {
    // @formatter:off
    return new PodBuilder()
        .withNewMetadata()
          .withName(name)
          .addToLabels("app", name)
        .endMetadata()
        .withNewSpec()
          .withRestartPolicy("Never")
          .withTerminationGracePeriodSeconds(0L)
          .addNewContainer()
            .withName("main")
            .withImage(cluster.busyboxImage())
            .withImagePullPolicy("IfNotPresent")
            .withCommand("sh", "-c", script)
          .endContainer()
        .endSpec()
        .build();
    // @formatter:on
  }

  private static Pod withVolume(Pod pod, String claim) {
    // @formatter:off
    return pod.edit()
        .editSpec()
          .editFirstContainer()
            .addNewVolumeMount()
              .withName(claim)
              .withMountPath("/data")
            .endVolumeMount()
          .endContainer()
          .addNewVolume()
            .withName(claim)
            .withNewPersistentVolumeClaim()
              .withClaimName(claim)
            .endPersistentVolumeClaim()
          .endVolume()
        .endSpec()
        .build();
    // @formatter:on
  }
}
