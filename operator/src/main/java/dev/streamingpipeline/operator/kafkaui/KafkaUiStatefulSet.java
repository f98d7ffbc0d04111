package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;

/** The Kafka UI, which shows topics, messages and schemas. */
public final class KafkaUiStatefulSet extends ComponentStatefulSet {
  /** Prefix of the environment variables for the Kafka UI's only cluster. */
  private static final String CLUSTER = "KAFKA_CLUSTERS_0_";

  public KafkaUiStatefulSet() {
    super(Component.KAFKA_UI);
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    KafkaClientConfig kafka = KafkaClientConfig.of(component(), pipeline);
    pod.image("kafka-ui")
        .settings(pipeline.spec().kafkaUi())
        .environment(CLUSTER + "NAME", pipeline.name())
        .environment(CLUSTER + "BOOTSTRAPSERVERS", kafka.bootstrapServers())
        .environment(CLUSTER + "SCHEMAREGISTRY", SchemaRegistryService.urlFor(pipeline));
    if (pipeline.spec().hasSecurity()) {
      askForLogin(pod, pipeline);
      pod.configuration(
          Fingerprint.of("")
              .and(WebUiCredentials.in(component(), pipeline))
              .and(kafka.existingSecret(pipeline)));
    }
    if (KafkaAccess.hasAccessControl(pipeline)) {
      logIn(pod, kafka);
    }
  }

  private void askForLogin(PodTemplateCustomizer pod, PipelineContext pipeline) {
    String login = WebUiCredentials.nameOf(component(), pipeline);
    pod.environment("AUTH_TYPE", "LOGIN_FORM")
        .environmentFromSecret("SPRING_SECURITY_USER_NAME", login, WebUiCredentials.USERNAME)
        .environmentFromSecret("SPRING_SECURITY_USER_PASSWORD", login, WebUiCredentials.PASSWORD);
  }

  private static void logIn(PodTemplateCustomizer pod, KafkaClientConfig kafka) {
    kafka.mount(pod);
    pod.environment(CLUSTER + "PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL")
        .environment(CLUSTER + "PROPERTIES_SASL_MECHANISM", KafkaClientConfig.MECHANISM)
        .environmentFromSecret(
            CLUSTER + "PROPERTIES_SASL_JAAS_CONFIG",
            kafka.secret().orElseThrow(),
            KafkaClientConfig.JAAS)
        .environment(CLUSTER + "PROPERTIES_SSL_TRUSTSTORE_TYPE", "PEM")
        .environment(CLUSTER + "PROPERTIES_SSL_TRUSTSTORE_LOCATION", KafkaClientConfig.TRUSTED);
  }
}
