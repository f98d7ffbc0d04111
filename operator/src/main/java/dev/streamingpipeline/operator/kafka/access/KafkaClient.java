package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.certificates.ServerIdentity;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a program gets to Kafka.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param secret the name of the Secret with its login; none where the pipeline's own brokers ask
 *     for none, or the brokers are somebody else's
 */
public record KafkaClient(String bootstrapServers, Optional<String> secret) {
  /** Where the Secret's content is in a pod that has it. */
  public static final String FOLDER = "/etc/kafka-client";

  /** Where the certificates of the brokers' authorities are in such a pod. */
  public static final String TRUSTED = FOLDER + "/" + ServerIdentity.TRUSTED;

  /** How users log in. */
  public static final String MECHANISM = ClientProperties.MECHANISM;

  /** Key of a user's login in its Secret, as the setting {@code sasl.jaas.config} has it. */
  public static final String JAAS = ClientProperties.JAAS;

  /** The way of a program. */
  public static KafkaClient of(Component component, PipelineContext pipeline) {
    if (!KafkaAccess.isControlled(pipeline)) {
      return new KafkaClient(KafkaService.bootstrapServersFor(pipeline), Optional.empty());
    }
    return KafkaAccess.users(pipeline).contains(component)
        ? new KafkaClient(
            KafkaService.bootstrapServersFor(pipeline),
            Optional.of(secretOf(component, pipeline.pipeline())))
        : new KafkaClient(
            KafkaService.internalBootstrapServersFor(pipeline),
            Optional.of(KafkaAdministrator.nameOf(pipeline.platform().pipeline())));
  }

  /** The name of the Secret with a component's Kafka credentials. */
  public static String secretOf(Component component, Pipeline pipeline) {
    return component.nameFor(pipeline) + "-kafka";
  }

  /** Mounts the Secret with the credentials. */
  public void mount(PodTemplateCustomizer pod) {
    secret.ifPresent(name -> pod.mountSecret("kafka-client", name, FOLDER));
  }

  /** Tells one of our own programs. */
  public void addTo(PodTemplateCustomizer pod) {
    mount(pod);
    pod.environment("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    if (secret.isPresent()) {
      pod.environment("KAFKA_CLIENT_PROPERTIES_FILE", FOLDER + "/" + ClientProperties.FILE);
    }
  }

  /**
   * Settings for programs of Confluent's, which take the login from the mounted Secret.
   *
   * @param prefix what the names of the settings begin with
   */
  public static Map<String, String> settings(String prefix) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(prefix + "security.protocol", "SASL_SSL");
    settings.put(prefix + "sasl.mechanism", MECHANISM);
    settings.put(prefix + JAAS, "${secret:%s:%s}".formatted(FOLDER, JAAS));
    settings.put(prefix + "ssl.truststore.type", "PEM");
    settings.put(prefix + "ssl.truststore.location", TRUSTED);
    return settings;
  }

  /** What makes a program of Confluent's read a folder where a setting says so. */
  public static Map<String, String> settingsFromFolders() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("config.providers", "secret");
    settings.put(
        "config.providers.secret.class",
        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
    return settings;
  }

  /** The Secret, if it is one of ours and there: part of the fingerprint of who keeps running. */
  public Optional<Secret> observed(PipelineContext pipeline) {
    return secret.flatMap(name -> pipeline.actualState().find(Secret.class, name));
  }
}
