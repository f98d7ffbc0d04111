package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.time.Clock;

/** The status, of what is known. A pure function. */
public final class PipelineStatuses {
  private PipelineStatuses() {}

  public static PipelineStatus of(StreamingPipeline resource, Outcome outcome, Clock clock) {
    return new PipelineStatus(
        resource.getMetadata().getGeneration(), null, null, null, null, null, null);
  }
}
