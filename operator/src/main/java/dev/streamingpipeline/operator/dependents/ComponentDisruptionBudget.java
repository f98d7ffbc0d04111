package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/**
 * Allows a node drain to evict one pod of a component at a time: it must wait until the replacement
 * is ready before it evicts the next one. Pods that are not ready never block a drain.
 */
public abstract class ComponentDisruptionBudget extends PipelineObject<PodDisruptionBudget> {
  protected ComponentDisruptionBudget(Component component) {
    super(PodDisruptionBudget.class, component);
  }

  @Override
  protected final PodDisruptionBudget render(PipelineContext pipeline) {
    // @formatter:off
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewSpec()
          .withNewMaxUnavailable(1)
          .withUnhealthyPodEvictionPolicy("AlwaysAllow")
          .withNewSelector()
            .withMatchLabels(Labels.selector(pipeline.pipeline(), component()))
          .endSelector()
        .endSpec()
        .build();
    // @formatter:on
  }
}
