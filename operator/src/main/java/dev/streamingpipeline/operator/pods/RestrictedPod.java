package dev.streamingpipeline.operator.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.stream.Stream;

/**
 * The settings common to all pods. They comply with the restricted level of the <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">pod security
 * standards</a>. Pods have a read-only root file system and their own {@code /tmp}, and get no
 * service account token.
 */
final class RestrictedPod {
  private static final String TMP = "tmp";

  private RestrictedPod() {}

  static void apply(PodTemplateSpec template) {
    if (template.getMetadata() == null) {
      template.setMetadata(new ObjectMeta());
    }
    PodSpec pod = template.getSpec();
    // Programs would read variables for Services in the namespace, such as KAFKA_PORT, as settings
    pod.setEnableServiceLinks(false);
    pod.setAutomountServiceAccountToken(false);
    if (pod.getSecurityContext() == null) {
      pod.setSecurityContext(new PodSecurityContext());
    }
    pod.getSecurityContext().setRunAsNonRoot(true);
    pod.getSecurityContext().setSeccompProfile(new SeccompProfile(null, "RuntimeDefault"));
    pod.getSecurityContext().setFsGroupChangePolicy("OnRootMismatch");
    // Programs unpack native libraries in /tmp, so it must be on disk and allow execution
    pod.getVolumes().add(new VolumeBuilder().withName(TMP).withNewEmptyDir().endEmptyDir().build());
    Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
        .forEach(RestrictedPod::restrict);
  }

  private static void restrict(Container container) {
    SecurityContext own = container.getSecurityContext();
    // @formatter:off
    container.setSecurityContext(
        new SecurityContextBuilder(own == null ? new SecurityContext() : own)
            .withAllowPrivilegeEscalation(false)
            .withReadOnlyRootFilesystem(true)
            .withNewCapabilities()
              .withDrop("ALL")
            .endCapabilities()
            .build());
    // @formatter:on
    container.setImagePullPolicy("IfNotPresent");
    container.setTerminationMessagePolicy("FallbackToLogsOnError");
    container
        .getVolumeMounts()
        .add(new VolumeMountBuilder().withName(TMP).withMountPath("/tmp").build());
  }
}
