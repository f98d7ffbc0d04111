package dev.streamingpipeline.operator.producer;

import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.pipeline.Component;

/** The pipeline that the producer is given, once the streaming job knows its contract. */
public final class ProducerConfigMap extends PipelineConfigMap {
  public static final String NAME = "producer-pipeline";

  public ProducerConfigMap() {
    super(Component.PRODUCER);
  }
}
