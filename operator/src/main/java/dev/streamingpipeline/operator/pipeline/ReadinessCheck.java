package dev.streamingpipeline.operator.pipeline;

/**
 * Determines whether a component is ready. The workflow's gates and the status use the same check,
 * so they always agree. It has no side effects.
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
