package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.pipeline.Component;

/**
 * The pipeline definition for the driver. It is updated only after topic and table are provisioned.
 */
public final class StreamingJobConfigMap extends PipelineConfigMap {
  public StreamingJobConfigMap() {
    super(Component.STREAMING_JOB);
  }
}
