package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.Fingerprint;
import dev.streamingpipeline.operator.common.PagesLogin;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.kafka.access.KafkaAccess;
import dev.streamingpipeline.operator.kafka.access.KafkaClient;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;

/** Shows topics, messages and schemas. */
public final class KafkaUiStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "kafka-ui";

  /** What the variables about the one cluster begin with. */
  private static final String CLUSTER = "KAFKA_CLUSTERS_0_";

  public KafkaUiStatefulSet() {
    super(Component.KAFKA_UI);
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    KafkaClient kafka = KafkaClient.of(component(), pipeline);
    pod.image("kafka-ui")
        .settings(pipeline.spec().kafkaUi())
        .environment(CLUSTER + "NAME", pipeline.name())
        .environment(CLUSTER + "BOOTSTRAPSERVERS", kafka.bootstrapServers())
        .environment(CLUSTER + "SCHEMAREGISTRY", SchemaRegistryService.urlFor(pipeline));
    if (pipeline.spec().hasSecurity()) {
      askForLogin(pod, pipeline);
      pod.configuration(
          Fingerprint.of("")
              .and(PagesLogin.in(component(), pipeline))
              .and(kafka.observed(pipeline)));
    }
    if (KafkaAccess.isControlled(pipeline)) {
      logIn(pod, kafka);
    }
  }

  private void askForLogin(PodEdit pod, PipelineContext pipeline) {
    String login = PagesLogin.nameOf(component(), pipeline);
    pod.environment("AUTH_TYPE", "LOGIN_FORM")
        .environmentFromSecret("SPRING_SECURITY_USER_NAME", login, PagesLogin.USERNAME)
        .environmentFromSecret("SPRING_SECURITY_USER_PASSWORD", login, PagesLogin.PASSWORD);
  }

  private static void logIn(PodEdit pod, KafkaClient kafka) {
    kafka.mount(pod);
    pod.environment(CLUSTER + "PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL")
        .environment(CLUSTER + "PROPERTIES_SASL_MECHANISM", KafkaClient.MECHANISM)
        .environmentFromSecret(
            CLUSTER + "PROPERTIES_SASL_JAAS_CONFIG", kafka.secret().orElseThrow(), KafkaClient.JAAS)
        .environment(CLUSTER + "PROPERTIES_SSL_TRUSTSTORE_TYPE", "PEM")
        .environment(CLUSTER + "PROPERTIES_SSL_TRUSTSTORE_LOCATION", KafkaClient.TRUSTED);
  }
}
