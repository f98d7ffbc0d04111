package dev.streamingpipeline.operator.readiness;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why a component's pods are not ready, as messages that include the remedy. */
public final class PodDiagnosis {
  private static final int MESSAGE_LENGTH = 400;
  private static final Set<String> IMAGE =
      Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");

  /**
   * Stack frames, which would displace the error message before them when the text is shortened.
   */
  private static final Pattern STACK_FRAMES =
      Pattern.compile("^[ \\t]+(at .*|\\.\\.\\. [0-9]+ more)$", Pattern.MULTILINE);

  private PodDiagnosis() {}

  /** The problem of the first pod that has one. */
  public static Optional<ComponentState> first(Component component, PipelineContext pipeline) {
    return pods(component, pipeline).map(PodDiagnosis::of).flatMap(Optional::stream).findFirst();
  }

  /** The component's pods, sorted by name, without those being deleted. */
  public static Stream<Pod> pods(Component component, PipelineContext pipeline) {
    return pipeline
        .actualState()
        .all(Pod.class)
        .filter(
            pod -> component.label().equals(pod.getMetadata().getLabels().get(Labels.COMPONENT)))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()));
  }

  /** The problem of a pod. */
  public static Optional<ComponentState> of(Pod pod) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    Optional<ComponentState> unscheduled =
        pod.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals("PodScheduled"))
            .filter(condition -> condition.getStatus().equals("False"))
            .findFirst()
            .map(condition -> unscheduled(pod, condition));
    return unscheduled.or(
        () ->
            Stream.concat(
                    pod.getStatus().getInitContainerStatuses().stream(),
                    pod.getStatus().getContainerStatuses().stream())
                .map(container -> of(pod, container))
                .flatMap(Optional::stream)
                .findFirst());
  }

  private static ComponentState unscheduled(Pod pod, PodCondition condition) {
    String message = condition.getMessage() == null ? "" : condition.getMessage();
    String advice =
        message.contains("PersistentVolumeClaim")
            ? "; is there a default StorageClass? Otherwise name one in storage.storageClassName"
            : message.contains("Insufficient")
                ? "; lower its resources.requests or add a node"
                : "";
    return ComponentState.working(
        "PodPending",
        "Pod %s is Pending: %s%s"
            .formatted(pod.getMetadata().getName(), shortened(message), advice));
  }

  private static Optional<ComponentState> of(Pod pod, ContainerStatus container) {
    var state = container.getState();
    ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
    if (waiting == null || waiting.getReason() == null) {
      return Optional.empty();
    }
    String name = pod.getMetadata().getName();
    if (IMAGE.contains(waiting.getReason())) {
      return Optional.of(
          ComponentState.working(
              "ImageNotPulled",
              "Pod %s can't pull its image %s; check the name, the registry and podTemplate.imagePullSecrets"
                  .formatted(name, container.getImage())));
    }
    if (waiting.getReason().equals("CrashLoopBackOff")) {
      ContainerStateTerminated last =
          container.getLastState() == null ? null : container.getLastState().getTerminated();
      return Optional.of(
          ComponentState.working(
              "PodFailing",
              "Pod %s is crash-looping%s".formatted(name, last == null ? "" : ended(last))));
    }
    if (waiting.getReason().startsWith("Create")) {
      return Optional.of(
          ComponentState.working(
              "PodFailing",
              "Pod %s can't be started: %s".formatted(name, shortened(waiting.getMessage()))));
    }
    return Optional.empty();
  }

  /** The exit code and termination message of a container. */
  public static String ended(ContainerStateTerminated terminated) {
    if ("OOMKilled".equals(terminated.getReason())) {
      return ": it exceeded its memory limit; raise resources.limits.memory";
    }
    String message = shortened(terminated.getMessage());
    return " with exit code %s%s"
        .formatted(terminated.getExitCode(), message.isEmpty() ? "" : ": " + message);
  }

  /** The end of a text on one line: the end is where programs report the cause. */
  public static String shortened(String text) {
    if (text == null) {
      return "";
    }
    String line = STACK_FRAMES.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
    return line.length() <= MESSAGE_LENGTH
        ? line
        : "..." + line.substring(line.length() - MESSAGE_LENGTH);
  }
}
