package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.certificates.CertificateAuthoritySecret;
import dev.streamingpipeline.operator.certificates.KeyAndCertificate;
import dev.streamingpipeline.operator.certificates.ServerIdentity;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCertificate;
import dev.streamingpipeline.operator.kafka.brokers.Listeners;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who makes users and topics on brokers of our own. It has no password but a certificate. */
public final class KafkaAdministrator extends PersistentSecret {
  public static final String NAME = "kafka-administrator";

  public KafkaAdministrator() {
    super(Component.KAFKA_USERS);
  }

  /** Its name, that of its Secret too. */
  public static String nameOf(Pipeline pipeline) {
    return Listeners.administratorOf(pipeline);
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return nameOf(pipeline);
  }

  /** A tenant's programs are given that of its platform. */
  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return super.isPartOf(pipeline) && !pipeline.spec().isTenant();
  }

  /** The certificate stays while it is good; the settings follow it and the brokers' authority. */
  @Override
  protected Map<String, String> content(Map<String, String> present, PipelineContext pipeline) {
    Optional<String> trusted =
        KafkaCertificate.in(pipeline).map(secret -> textsIn(secret).get(ServerIdentity.TRUSTED));
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
