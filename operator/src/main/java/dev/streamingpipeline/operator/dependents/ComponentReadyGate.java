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
 * A node of the workflow that creates nothing. It is open while its component is ready, unless a
 * subclass defines otherwise. While it is closed, dependent resources that depend on it are left
 * unchanged. This works no matter who runs the component, and whether the component has objects at
 * all. An object with a reconcile precondition can't be depended on instead: the workflow deletes
 * the dependents of a resource whose precondition is not met.
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

  /**
   * Whether dependent resources that depend on the gate may be created and changed. Has no side
   * effects.
   */
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

  /**
   * Ready postcondition: whether the gate is open. By default it is when its component is ready, or
   * the pipeline does not have the component.
   */
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
