package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.common.PagesLogin;

/** Who may see the Kafka UI. */
public final class KafkaUiLogin extends PagesLogin {
  public static final String NAME = "kafka-ui-login";

  public KafkaUiLogin() {
    super(Component.KAFKA_UI);
  }
}
