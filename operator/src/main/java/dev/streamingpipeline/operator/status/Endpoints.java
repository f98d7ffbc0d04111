package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.api.PipelineStatus.Endpoint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;
import java.util.Optional;

/** The addresses of the components inside the cluster. */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> of(PipelineContext pipeline) {
    return pipeline.components().stream()
        .map(
            component ->
                pipeline
                    .catalog()
                    .definitionOf(component)
                    .endpoint(pipeline)
                    .map(address -> new Endpoint(component.label(), address)))
        .flatMap(Optional::stream)
        .toList();
  }
}
