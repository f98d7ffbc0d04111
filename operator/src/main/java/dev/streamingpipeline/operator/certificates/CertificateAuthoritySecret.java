package dev.streamingpipeline.operator.certificates;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The key and certificate of the pipeline's private CA. No pod mounts it. */
public final class CertificateAuthoritySecret extends PersistentSecret {
  public CertificateAuthoritySecret() {
    super(Component.KAFKA);
  }

  /** The CA, once its Secret exists. */
  public static Optional<CertificateAuthority> in(PipelineContext pipeline) {
    return pipeline
        .actualState()
        .find(Secret.class, name(pipeline.pipeline()))
        .map(PersistentSecret::textsIn)
        .flatMap(KeyAndCertificate::in)
        .map(CertificateAuthority::new);
  }

  private static String name(Pipeline pipeline) {
    return pipeline.name() + "-ca";
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
  protected Map<String, String> content(Map<String, String> present, PipelineContext pipeline) {
    return KeyAndCertificate.in(present)
        .orElseGet(() -> CertificateAuthority.create(pipeline.name(), Instant.now()).identity())
        .texts();
  }
}
