package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.certificates.ServerTls;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a program connects to Kafka.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param secret the name of the Secret with its credentials; empty if the pipeline's own brokers
 *     require none, or the brokers are external
 */
public record KafkaClientConfig(String bootstrapServers, Optional<String> secret) {
  /** Mount path of the credentials Secret in a pod. */
  public static final String FOLDER = "/etc/kafka-client";

  /** Path of the CA certificates of the brokers in such a pod. */
  public static final String TRUSTED = FOLDER + "/" + ServerTls.TRUSTED;

  /** SASL mechanism of all users. */
  public static final String MECHANISM = ClientProperties.MECHANISM;

  /**
   * Key of a user's JAAS configuration in its Secret, named as the setting {@code
   * sasl.jaas.config}.
   */
  public static final String JAAS = ClientProperties.JAAS;

  /** The connection settings of a component. */
  public static KafkaClientConfig of(Component component, PipelineContext pipeline) {
    if (!KafkaAccess.hasAccessControl(pipeline)) {
      return new KafkaClientConfig(KafkaService.bootstrapServersFor(pipeline), Optional.empty());
    }
    return KafkaAccess.scramUsers(pipeline).contains(component)
        ? new KafkaClientConfig(
            KafkaService.bootstrapServersFor(pipeline),
            Optional.of(secretOf(component, pipeline.pipeline())))
        : new KafkaClientConfig(
            KafkaService.internalBootstrapServersFor(pipeline),
            Optional.of(KafkaAdminCertificate.nameOf(pipeline.platform().pipeline())));
  }

  /** The name of the Secret with a component's Kafka credentials. */
  public static String secretOf(Component component, Pipeline pipeline) {
    return component.nameFor(pipeline) + "-kafka";
  }

  /** Mounts the Secret with the credentials. */
  public void mount(PodTemplateCustomizer pod) {
    secret.ifPresent(name -> pod.mountSecret("kafka-client", name, FOLDER));
  }

  /** Adds address and credentials to a pod that runs one of the project's own programs. */
  public void addTo(PodTemplateCustomizer pod) {
    mount(pod);
    pod.environment("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    if (secret.isPresent()) {
      pod.environment("KAFKA_CLIENT_PROPERTIES_FILE", FOLDER + "/" + ClientProperties.FILE);
    }
  }

  /**
   * Settings for Confluent's programs, which read the credentials from the mounted Secret.
   *
   * @param prefix prefix of the names of the settings
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

  /**
   * Enables Kafka's config provider that replaces {@code ${secret:folder:key}} by a file's content.
   */
  public static Map<String, String> settingsFromFolders() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("config.providers", "secret");
    settings.put(
        "config.providers.secret.class",
        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
    return settings;
  }

  /**
   * The credentials Secret, if the operator manages one and it exists. It is part of the
   * fingerprint of long-running pods, so that new credentials restart them.
   */
  public Optional<Secret> existingSecret(PipelineContext pipeline) {
    return secret.flatMap(name -> pipeline.actualState().find(Secret.class, name));
  }
}
