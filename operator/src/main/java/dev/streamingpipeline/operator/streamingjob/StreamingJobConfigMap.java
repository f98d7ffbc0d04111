package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.pipeline.Component;

/** The pipeline that the driver is given, once it is provisioned. */
public final class StreamingJobConfigMap extends PipelineConfigMap {
  public static final String NAME = "streaming-job-pipeline";

  public StreamingJobConfigMap() {
    super(Component.STREAMING_JOB);
  }
}
