package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A component's {@code KafkaUser}. Strimzi generates its password and stores it in a Secret of the
 * same name.
 */
public final class StrimziUser extends StrimziObject {
  private final Component program;

  public StrimziUser(Component program) {
    super(StrimziKind.USER, Component.KAFKA_USERS);
    this.program = program;
  }

  /** The {@code KafkaUser} resources of the pipeline that exist. */
  static Stream<GenericKubernetesResource> all(PipelineContext pipeline) {
    return KafkaAccess.scramUsers(pipeline).stream()
        .map(program -> program.nameFor(pipeline.pipeline()))
        .flatMap(name -> StrimziActualState.find(StrimziKind.USER, name, pipeline).stream());
  }

  /** The Secret in which Strimzi stores the component's password, once it exists. */
  public static Optional<Secret> secret(Component program, PipelineContext pipeline) {
    return pipeline.actualState().find(Secret.class, program.nameFor(pipeline.pipeline()));
  }

  /** The Secret with the CA certificates that clients must trust, once Strimzi has created it. */
  public static Optional<Secret> authority(PipelineContext pipeline) {
    PipelineContext platform = pipeline.platform();
    return platform.actualState().find(Secret.class, platform.name() + "-cluster-ca-cert");
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return program.nameFor(pipeline);
  }

  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return super.isPartOf(pipeline) && KafkaAccess.scramUsers(pipeline).contains(program);
  }

  @Override
  protected Map<String, String> labels(PipelineContext pipeline) {
    Map<String, String> labels = new LinkedHashMap<>(super.labels(pipeline));
    labels.put(Labels.STRIMZI_CLUSTER, pipeline.platform().name());
    return labels;
  }

  @Override
  GenericKubernetesResource resource(PipelineContext pipeline) {
    GenericKubernetesResource user = template("user.yaml");
    user.<Map<String, Object>>get("spec", "authorization")
        .put("acls", KafkaAccess.of(program, pipeline).stream().map(ManifestTree::of).toList());
    user.<Map<String, Object>>get("spec", "template")
        .put("secret", StrimziPodTemplate.labelled(pipeline));
    return user;
  }
}
