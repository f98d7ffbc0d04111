package dev.streamingpipeline.operator.kafka.strimzi;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziStatus.Condition;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.readiness.PodDiagnosis;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the brokers serve, according to the status that Strimzi reports. */
public final class StrimziReadiness implements ReadinessCheck {
  /** Reasons in Strimzi's conditions that persist until the user changes something. */
  static final Pattern USER_ACTION_REQUIRED = Pattern.compile("(Invalid|Unsupported).*");

  private static final Pattern REASON = Pattern.compile("[A-Za-z]([A-Za-z0-9_]{0,98}[A-Za-z0-9])?");

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return StrimziIncompatibility.of(pipeline)
        .or(() -> controllersKept(pipeline))
        .orElseGet(
            () ->
                StrimziActualState.kafka(pipeline)
                    .map(kafka -> of(kafka, pipeline))
                    .orElseGet(() -> ReadinessCheck.waiting(component, pipeline)));
  }

  private static Optional<ComponentState> controllersKept(PipelineContext pipeline) {
    int asked = pipeline.spec().kafka().replicas();
    KafkaCluster cluster = StrimziCluster.of(pipeline);
    return asked < cluster.brokers()
        ? Optional.of(
            ComponentState.stalled(
                "ControllersKept",
                "spec.kafka.replicas is %s, and %s brokers are the cluster's controllers, whose number can't change; set it to %s or more"
                    .formatted(asked, cluster.brokers(), cluster.brokers())))
        : Optional.empty();
  }

  private static ComponentState of(GenericKubernetesResource kafka, PipelineContext pipeline) {
    StrimziStatus status = StrimziStatus.of(kafka);
    if (status.conditions().isEmpty()) {
      return notReported(kafka, pipeline);
    }
    if (status.find("ReconciliationPaused").isPresent()) {
      return ComponentState.stalled(
          "ReconciliationPaused",
          "Strimzi does not reconcile Kafka %s because of its annotation strimzi.io/pause-reconciliation; remove that"
              .formatted(kafka.getMetadata().getName()));
    }
    boolean isCurrent =
        Objects.equals(status.observedGeneration(), kafka.getMetadata().getGeneration());
    Optional<Condition> notReady = status.find("NotReady");
    if (notReady.isPresent()) {
      return notReady(notReady.get(), isCurrent, pipeline);
    }
    if (isCurrent && status.find("Ready").isPresent()) {
      return ComponentState.ready("Serving", serving(status, pipeline));
    }
    return podTrouble(pipeline)
        .orElseGet(
            () -> ComponentState.working("RollingOut", "Strimzi is reconciling the last change"));
  }

  private static String serving(StrimziStatus status, PipelineContext pipeline) {
    int brokers = StrimziCluster.of(pipeline).brokers();
    return (brokers == 1 ? "1 broker serves" : "%s brokers serve".formatted(brokers))
        + status.versions()
        + status
            .all("Warning")
            .map(Condition::message)
            .map("; Strimzi warns: %s"::formatted)
            .collect(joining());
  }

  private static ComponentState notReady(
      Condition condition, boolean isCurrent, PipelineContext pipeline) {
    String reason = REASON.matcher(condition.reason()).matches() ? condition.reason() : "NotReady";
    String message = "Strimzi says: " + condition.message().strip().replaceAll("\\s+", " ");
    return isCurrent && USER_ACTION_REQUIRED.matcher(reason).matches()
        ? ComponentState.stalled(reason, message)
        : podTrouble(pipeline).orElseGet(() -> ComponentState.working(reason, message));
  }

  /**
   * The state before Strimzi has reported a status. Pods may already run, but may not serve yet.
   */
  private static ComponentState notReported(
      GenericKubernetesResource kafka, PipelineContext pipeline) {
    StrimziInstallation strimzi = pipeline.strimzi();
    String pods =
        StrimziActualState.pods(pipeline).map(StrimziReadiness::phase).collect(joining(", "));
    String operators =
        strimzi.operators().stream()
            .flatMap(operator -> operator.trouble().stream())
            .map("; of Strimzi itself: %s"::formatted)
            .collect(joining());
    return ComponentState.working(
        "NotReported",
        "Strimzi has not reported a status of Kafka %s, which was created at %s%s%s. Does Strimzi run, and watch namespace %s?%s"
            .formatted(
                kafka.getMetadata().getName(),
                kafka.getMetadata().getCreationTimestamp(),
                pods.isEmpty() ? "" : "; its pods are " + pods,
                operators,
                pipeline.namespace(),
                strimzi.operators().isEmpty() && StrimziIncompatibility.needsNewer(strimzi)
                    ? " On Kubernetes 1.%s it must be %s to start"
                        .formatted(
                            strimzi.kubernetesMinor(), StrimziIncompatibility.fitting(pipeline))
                    : ""));
  }

  private static String phase(Pod pod) {
    return "%s (%s)"
        .formatted(
            pod.getMetadata().getName(),
            pod.getStatus() == null ? "Pending" : pod.getStatus().getPhase());
  }

  private static Optional<ComponentState> podTrouble(PipelineContext pipeline) {
    return StrimziActualState.pods(pipeline)
        .map(PodDiagnosis::of)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
