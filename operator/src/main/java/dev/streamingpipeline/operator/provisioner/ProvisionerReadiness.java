package dev.streamingpipeline.operator.provisioner;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.status.ComponentState;
import dev.streamingpipeline.operator.status.Readiness;

/** Not written yet. */
public final class ProvisionerReadiness implements Readiness {
  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return ComponentState.waiting(component, pipeline);
  }
}
