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
    return pipeline.needsOf(component).stream()
        .sorted()
        .filter(need -> !pipeline.isReady(need))
        .findFirst()
        .map(need -> ComponentState.waiting("Waiting", "Waiting for " + need.title()))
        .orElseGet(() -> ComponentState.working("Creating", "Being created"));
  }
}
