package dev.streamingpipeline.operator.pipeline;

/**
 * How to tell whether a component serves. The gates of the topology and the status ask the same
 * one, so they never disagree. It has no effects.
 */
@FunctionalInterface
public interface ReadinessCheck {
  ComponentState of(Component component, PipelineContext pipeline);

  /** The state of a component that has no objects yet. */
  static ComponentState waiting(Component component, PipelineContext pipeline) {
    return component.needs(pipeline.spec()).stream()
        .sorted()
        .filter(need -> need.isEnabled(pipeline.spec()))
        .filter(need -> !pipeline.stateOf(need).isReady())
        .findFirst()
        .map(need -> ComponentState.waiting("Waiting", "Waiting for " + need.title()))
        .orElseGet(() -> ComponentState.working("Creating", "Being created"));
  }
}
