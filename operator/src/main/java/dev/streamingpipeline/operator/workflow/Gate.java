package dev.streamingpipeline.operator.workflow;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.NameSetter;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/**
 * A node of the workflow that creates nothing. While it is closed, dependent resources that depend
 * on it are left unchanged. An object with a reconcile precondition can't be depended on instead:
 * the workflow deletes the dependents of a resource whose precondition is not met.
 */
@Ignore
public abstract class Gate
    implements DependentResource<StreamingPipeline, StreamingPipeline>, NameSetter {
  private String name;

  /**
   * Whether dependent resources that depend on the gate may be created and changed. Has no side
   * effects.
   */
  public abstract boolean isOpen(PipelineContext pipeline);

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

  /** Ready postcondition: whether the gate is open. */
  static final class Open implements Condition<StreamingPipeline, StreamingPipeline> {
    @Override
    public boolean isMet(
        DependentResource<StreamingPipeline, StreamingPipeline> gate,
        StreamingPipeline primary,
        Context<StreamingPipeline> context) {
      return ((Gate) gate).isOpen(PipelineContext.of(context));
    }
  }
}
