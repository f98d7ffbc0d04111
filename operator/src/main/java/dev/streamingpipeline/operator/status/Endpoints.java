package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.api.PipelineStatus.Endpoint;
import java.util.List;

/** Where the components are reached from inside the cluster. */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> of(PipelineContext pipeline) {
    return List.of();
  }
}
