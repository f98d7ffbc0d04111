package dev.streamingpipeline.operator.schemaregistry;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.ExternalReadiness;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;

/** Whether the registry is ready, for all values of {@code spec.schemaRegistry.provider}. */
public final class SchemaRegistryReadiness implements ReadinessCheck {
  private final ReadinessCheck pods = new StatefulSetReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return switch (pipeline.spec().schemaRegistry().provider()) {
      case STANDALONE -> pods.of(component, pipeline);
      case EXTERNAL ->
          ExternalReadiness.of(component, pipeline.spec().schemaRegistry().url(), pipeline);
    };
  }
}
