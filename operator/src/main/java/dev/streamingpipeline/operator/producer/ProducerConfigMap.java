package dev.streamingpipeline.operator.producer;

import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.pipeline.Component;

/**
 * The pipeline definition for the producer. It is updated only after the streaming job has rolled
 * out the same contract.
 */
public final class ProducerConfigMap extends PipelineConfigMap {
  public ProducerConfigMap() {
    super(Component.PRODUCER);
  }
}
