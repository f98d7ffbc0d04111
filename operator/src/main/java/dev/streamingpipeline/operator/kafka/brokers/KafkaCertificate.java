package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.certificates.ServerTlsSecret;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.Optional;

/** Broker TLS certificate. */
public final class KafkaCertificate extends ServerTlsSecret {
  /** The mount path, which {@code secured.properties} uses. */
  private static final String FOLDER = "/etc/kafka-certificate";

  public KafkaCertificate() {
    super(Component.KAFKA);
  }

  /** The Secret, once it exists. For a tenant it is its platform's. */
  public static Optional<Secret> in(PipelineContext pipeline) {
    PipelineContext platform = pipeline.platform();
    return platform.actualState().find(Secret.class, name(platform.pipeline()));
  }

  /** Mounts it in a broker's pod. */
  static void mount(PodTemplateCustomizer broker, PipelineContext pipeline) {
    broker.mount(
        new VolumeBuilder()
            .withName("certificate")
            .withNewSecret()
            .withSecretName(name(pipeline.pipeline()))
            .withDefaultMode(PodTemplateCustomizer.GROUP_READS)
            .endSecret()
            .build(),
        FOLDER);
  }

  private static String name(Pipeline pipeline) {
    return Component.KAFKA.nameFor(pipeline) + "-certificate";
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return name(pipeline);
  }

  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return super.isPartOf(pipeline) && pipeline.spec().hasSecurity();
  }

  @Override
  protected List<String> hosts(PipelineContext pipeline) {
    String service = pipeline.serviceHost(component());
    return List.of(service, "*." + service);
  }

  @Override
  protected boolean isSettled(PipelineContext pipeline) {
    return KafkaStatefulSet.isSettled(pipeline);
  }
}
