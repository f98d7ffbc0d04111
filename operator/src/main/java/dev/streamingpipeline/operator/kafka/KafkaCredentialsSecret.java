package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.certificates.ServerTls;
import dev.streamingpipeline.operator.kafka.access.ClientProperties;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.kafka.access.KafkaPasswords;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCertificate;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziUser;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.secrets.PersistentSecret;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program's Kafka credentials, in the same form whether the user was created by Strimzi or by the
 * operator's own Job. The content is derived from the user's password and the CA certificate of the
 * brokers. To get a new password, delete the Secret that holds the password, not this one.
 */
public final class KafkaCredentialsSecret extends PersistentSecret {
  public KafkaCredentialsSecret(Component component) {
    super(component);
  }

  @Override
  protected String nameFor(Pipeline pipeline) {
    return KafkaClientConfig.secretOf(component(), pipeline);
  }

  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return KafkaAccess.scramUsers(pipeline).contains(component());
  }

  @Override
  protected Map<String, String> content(Map<String, String> present, PipelineContext pipeline) {
    Optional<String> jaas = jaas(pipeline);
    Optional<String> trusted = trusted(pipeline);
    if (jaas.isEmpty() || trusted.isEmpty()) {
      return new TreeMap<>(present);
    }
    Map<String, String> texts = new TreeMap<>();
    texts.put(ClientProperties.JAAS, jaas.get());
    texts.put(ServerTls.TRUSTED, trusted.get());
    texts.put(ClientProperties.FILE, ClientProperties.of(jaas.get(), trusted.get()));
    return texts;
  }

  private Optional<String> jaas(PipelineContext pipeline) {
    String user = component().nameFor(pipeline.pipeline());
    return byStrimzi(pipeline)
        ? StrimziUser.secret(component(), pipeline)
            .map(secret -> textsIn(secret).get(ClientProperties.JAAS))
        : KafkaPasswords.in(pipeline)
            .map(secret -> textsIn(secret).get(user))
            .map(password -> ClientProperties.jaas(user, password));
  }

  private static Optional<String> trusted(PipelineContext pipeline) {
    Optional<Secret> authority =
        byStrimzi(pipeline) ? StrimziUser.authority(pipeline) : KafkaCertificate.in(pipeline);
    return authority.map(secret -> textsIn(secret).get(ServerTls.TRUSTED));
  }

  private static boolean byStrimzi(PipelineContext pipeline) {
    return pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI;
  }
}
