package dev.streamingpipeline.operator.readiness;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.SecretReference;
import dev.streamingpipeline.operator.pipeline.UserSecrets;
import java.util.Optional;

/**
 * Whether the Secrets that are needed to use an external component exist. The operator does not
 * connect to it. The provisioner does, from inside the cluster, and reports what it can't reach.
 */
public final class ExternalReadiness {
  private ExternalReadiness() {}

  /**
   * The state of the component.
   *
   * @param address where it is reached, for the message
   */
  public static ComponentState of(Component component, String address, PipelineContext pipeline) {
    return SecretReference.of(component, pipeline.spec())
        .map(reference -> trouble(reference, pipeline.secrets()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> ComponentState.ready("External", "External, at " + address));
  }

  private static Optional<ComponentState> trouble(SecretReference reference, UserSecrets secrets) {
    String name = reference.name();
    String keys = String.join(" and ", reference.variables().keySet());
    Optional<UserSecrets.Content> content = secrets.asked().get(name);
    if (content == null) {
      return Optional.of(
          ComponentState.working(
              "SecretUnknown", "Secret %s has not been read yet".formatted(name)));
    }
    if (content.isEmpty()) {
      return Optional.of(
          ComponentState.stalled(
              "SecretMissing",
              "Secret %s does not exist; create it, with %s".formatted(name, keys)));
    }
    return content.get().keys().containsAll(reference.variables().keySet())
        ? Optional.empty()
        : Optional.of(
            ComponentState.stalled(
                "SecretIncomplete",
                "Secret %s has only %s; it must have %s"
                    .formatted(name, content.get().keys(), keys)));
  }
}
