package dev.streamingpipeline.operator.workflow;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import java.util.Set;

/**
 * Open while components are ready, as far as another component needs them in the pipeline. It does
 * not matter who runs them, and whether they have objects at all.
 */
@Ignore
public final class ComponentsReadyGate extends Gate {
  private final Component component;
  private final Set<Component> awaited;

  ComponentsReadyGate(Component component, Set<Component> awaited) {
    this.component = component;
    this.awaited = Set.copyOf(awaited);
  }

  /** The components that must be ready. */
  public Set<Component> awaited() {
    return awaited;
  }

  @Override
  public boolean isOpen(PipelineContext pipeline) {
    return pipeline.needsOf(component).stream()
        .filter(awaited::contains)
        .allMatch(pipeline::isReady);
  }

  @Override
  public String toString() {
    return awaited.stream().sorted().map(Component::label).collect(joining("+")) + "-ready";
  }
}
