package dev.streamingpipeline.operator.workflow;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/**
 * Reconcile precondition: whether the object is part of the pipeline. If not, the framework deletes
 * it.
 */
final class PartOfPipelineCondition implements Condition<HasMetadata, StreamingPipeline> {
  @Override
  public boolean isMet(
      DependentResource<HasMetadata, StreamingPipeline> object,
      StreamingPipeline primary,
      Context<StreamingPipeline> context) {
    return ((PipelineObject<?>) object).isPartOf(PipelineContext.of(context));
  }
}
