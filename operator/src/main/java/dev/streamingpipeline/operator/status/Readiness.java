package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;

/**
 * How to tell whether a component serves. The gates of the topology and the status ask the same
 * one, so they never disagree. It has no effects.
 */
@FunctionalInterface
public interface Readiness {
  ComponentState of(Component component, PipelineContext pipeline);
}
