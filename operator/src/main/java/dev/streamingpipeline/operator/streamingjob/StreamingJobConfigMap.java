package dev.streamingpipeline.operator.streamingjob;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.common.PipelineConfigMap;

/** The pipeline that the driver is given, once it is provisioned. */
public final class StreamingJobConfigMap extends PipelineConfigMap {
  public static final String NAME = "streaming-job-pipeline";

  public StreamingJobConfigMap() {
    super(Component.STREAMING_JOB);
  }
}
