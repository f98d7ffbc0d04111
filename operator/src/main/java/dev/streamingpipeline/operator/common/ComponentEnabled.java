package dev.streamingpipeline.operator.common;

import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** Whether the pipeline has the component. The objects of one that it has not are deleted. */
public final class ComponentEnabled implements Condition<HasMetadata, StreamingPipeline> {
  @Override
  public boolean isMet(
      DependentResource<HasMetadata, StreamingPipeline> object,
      StreamingPipeline primary,
      Context<StreamingPipeline> context) {
    return ((PipelineObject<?>) object).component().isEnabled(PipelineContext.of(context).spec());
  }
}
