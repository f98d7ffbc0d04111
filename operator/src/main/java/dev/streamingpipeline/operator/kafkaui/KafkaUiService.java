package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** Where the Kafka UI is. */
public final class KafkaUiService extends HeadlessService {
  public static final String NAME = "kafka-ui-service";

  private static final int PORT = 8080;

  public KafkaUiService() {
    super(Component.KAFKA_UI, Map.of("http", PORT));
  }

  /** The address of its pages. */
  public static String urlFor(PipelineContext pipeline) {
    return "http://%s:%s".formatted(pipeline.hostOf(Component.KAFKA_UI), PORT);
  }
}
