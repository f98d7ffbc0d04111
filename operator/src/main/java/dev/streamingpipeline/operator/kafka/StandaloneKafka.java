package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** Whether the brokers are StatefulSets of our own. */
public final class StandaloneKafka implements Condition<HasMetadata, StreamingPipeline> {
  @Override
  public boolean isMet(
      DependentResource<HasMetadata, StreamingPipeline> object,
      StreamingPipeline primary,
      Context<StreamingPipeline> context) {
    return PipelineContext.of(context).spec().kafka().provider() == KafkaSpec.Provider.STANDALONE;
  }
}
