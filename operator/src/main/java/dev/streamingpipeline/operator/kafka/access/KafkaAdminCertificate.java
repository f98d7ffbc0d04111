package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.certificates.CertificateAuthoritySecret;
import dev.streamingpipeline.operator.certificates.KeyAndCertificate;
import dev.streamingpipeline.operator.certificates.ServerTls;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCertificate;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The TLS client certificate of the administrator, who creates users and topics on Standalone
 * brokers. The administrator has no password.
 */
public final class KafkaAdminCertificate extends PersistentSecret {
  public KafkaAdminCertificate() {
    super(Component.KAFKA_USERS);
  }

  /** The name of the administrator, which is also the name of its Secret. */
  public static String nameOf(Pipeline pipeline) {
    return Listeners.administratorOf(pipeline);
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return nameOf(pipeline);
  }

  /** A tenant has none: its programs use the administrator's Secret of its platform. */
  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return super.isPartOf(pipeline) && !pipeline.spec().isTenant();
  }

  /**
   * The certificate is kept until it is due for renewal. The client settings are rebuilt from it
   * and from the CA certificates that the brokers trust.
   */
  @Override
  protected Map<String, String> content(Map<String, String> present, PipelineContext pipeline) {
    Optional<String> trusted =
        KafkaCertificate.in(pipeline).map(secret -> textsIn(secret).get(ServerTls.TRUSTED));
    return CertificateAuthoritySecret.in(pipeline)
        .filter(authority -> trusted.isPresent())
        .map(
            authority -> {
              KeyAndCertificate own =
                  authority.keepOrIssue(
                      KeyAndCertificate.in(present), nameFor(pipeline.pipeline()), Instant.now());
              Map<String, String> texts = new TreeMap<>(own.texts());
              texts.put(ClientProperties.FILE, ClientProperties.of(own, trusted.get()));
              return texts;
            })
        .orElse(new TreeMap<>(present));
  }
}
