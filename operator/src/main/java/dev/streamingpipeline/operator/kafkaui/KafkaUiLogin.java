package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.secrets.WebUiCredentials;

/** Credentials of the Kafka UI. */
public final class KafkaUiLogin extends WebUiCredentials {
  public static final String NAME = "kafka-ui-login";

  public KafkaUiLogin() {
    super(Component.KAFKA_UI);
  }
}
