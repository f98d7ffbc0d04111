package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziStatus.Condition;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Objects;
import java.util.Optional;

/** Whether Strimzi has created the users of all components. */
public final class StrimziUsersReadiness implements ReadinessCheck {
  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    if (!pipeline.stateOf(Component.KAFKA).isReady()
        || StrimziUser.all(pipeline).count() < KafkaAccess.scramUsers(pipeline).size()) {
      return ReadinessCheck.waiting(component, pipeline);
    }
    return StrimziUser.all(pipeline)
        .flatMap(user -> refusal(user).stream())
        .findFirst()
        .or(() -> missing(pipeline))
        .orElseGet(
            () -> ComponentState.ready("UsersMade", "Each program has its own user and ACLs"));
  }

  private static Optional<ComponentState> refusal(GenericKubernetesResource user) {
    String name = user.getMetadata().getName();
    StrimziStatus status = StrimziStatus.of(user);
    Optional<Condition> notReady = status.find("NotReady");
    if (notReady.isPresent()) {
      String message =
          "Strimzi reports on KafkaUser %s: %s"
              .formatted(name, notReady.get().message().strip().replaceAll("\\s+", " "));
      return Optional.of(
          StrimziReadiness.USER_ACTION_REQUIRED.matcher(notReady.get().reason()).matches()
              ? ComponentState.stalled("UserRefused", message)
              : ComponentState.working("MakingUsers", message));
    }
    boolean isCurrent =
        Objects.equals(status.observedGeneration(), user.getMetadata().getGeneration());
    return isCurrent && status.find("Ready").isPresent()
        ? Optional.empty()
        : Optional.of(
            ComponentState.working(
                "MakingUsers",
                "Strimzi's user operator is reconciling KafkaUser %s".formatted(name)));
  }

  /** Strimzi can report a user as ready before its Secret is in the cache. */
  private static Optional<ComponentState> missing(PipelineContext pipeline) {
    if (StrimziUser.authority(pipeline).isEmpty()) {
      return Optional.of(
          ComponentState.working(
              "MakingUsers", "Strimzi has not created the Secret with its CA certificates yet"));
    }
    return KafkaAccess.scramUsers(pipeline).stream()
        .filter(program -> StrimziUser.secret(program, pipeline).isEmpty())
        .findFirst()
        .map(
            program ->
                ComponentState.working(
                    "MakingUsers",
                    "Strimzi has not created the Secret with the password of user %s yet"
                        .formatted(program.nameFor(pipeline.pipeline()))));
  }
}
