package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;

/** Holds the place until Kafka is merged. */
public final class KafkaService {
  private KafkaService() {}

  public static String bootstrapServersFor(PipelineContext pipeline) {
    return pipeline.hostOf(Component.KAFKA.nameFor(pipeline.pipeline())) + ":9092";
  }
}
