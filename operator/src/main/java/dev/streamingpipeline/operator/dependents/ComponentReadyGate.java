package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.NameSetter;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/**
 * A place in the topology that is open while a component serves, unless a gate says otherwise. It
 * makes nothing. What depends on it is left alone while it is closed, whoever runs the component
 * and whether it has objects at all; an object with a precondition could not be depended on,
 * because what depends on one whose precondition is not met is deleted.
 */
@Ignore
public abstract class ComponentReadyGate
    implements DependentResource<StreamingPipeline, StreamingPipeline>, NameSetter {
  private final Component component;
  private String name;

  protected ComponentReadyGate(Component component) {
    this.component = component;
  }

  public final Component component() {
    return component;
  }

  /** Whether what depends on it may be made and changed. It has no effects. */
  public boolean isOpen(PipelineContext pipeline) {
    return !component.isEnabled(pipeline.spec()) || pipeline.stateOf(component).isReady();
  }

  @Override
  public final ReconcileResult<StreamingPipeline> reconcile(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    return ReconcileResult.noOperation(primary);
  }

  @Override
  public final void setName(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<StreamingPipeline> resourceType() {
    return StreamingPipeline.class;
  }

  /** Whether the gate is open; by default when its component serves, or the pipeline has none. */
  public static final class Open implements Condition<StreamingPipeline, StreamingPipeline> {
    @Override
    public boolean isMet(
        DependentResource<StreamingPipeline, StreamingPipeline> gate,
        StreamingPipeline primary,
        Context<StreamingPipeline> context) {
      return ((ComponentReadyGate) gate).isOpen(PipelineContext.of(context));
    }
  }
}
