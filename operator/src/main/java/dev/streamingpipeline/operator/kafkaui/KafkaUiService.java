package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The Kafka UI's Service. */
public final class KafkaUiService extends HeadlessService {
  private static final int PORT = 8080;

  public KafkaUiService() {
    super(Component.KAFKA_UI, Map.of("http", PORT));
  }

  /** The URL of the web UI. */
  public static String urlFor(PipelineContext pipeline) {
    return "http://%s:%s".formatted(pipeline.serviceHost(Component.KAFKA_UI), PORT);
  }
}
