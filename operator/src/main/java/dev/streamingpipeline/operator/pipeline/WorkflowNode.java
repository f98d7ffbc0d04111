package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import java.util.List;
import java.util.Set;

/**
 * A dependent resource of a component, and what it waits for in the reconciliation workflow.
 *
 * @param resource the dependent resource
 * @param predecessors the classes of the dependent resources that are reconciled before it
 * @param awaited the components that must be ready before it is created or changed, as far as the
 *     node's component needs them in the pipeline
 */
public record WorkflowNode(
    DependentResource<?, StreamingPipeline> resource,
    List<Class<?>> predecessors,
    Set<Component> awaited) {
  public WorkflowNode {
    predecessors = List.copyOf(predecessors);
    awaited = Set.copyOf(awaited);
  }

  /** A node that waits for nothing. */
  public static WorkflowNode node(DependentResource<?, StreamingPipeline> resource) {
    return new WorkflowNode(resource, List.of(), Set.of());
  }

  /**
   * A copy that waits until these are reconciled. A class stands for the node of the same
   * component, or else for the only one of the components before.
   */
  public WorkflowNode after(Class<?>... resources) {
    return new WorkflowNode(resource, List.of(resources), awaited);
  }

  /** A copy that waits until these components are ready. */
  public WorkflowNode onceReady(Set<Component> components) {
    return new WorkflowNode(resource, predecessors, components);
  }
}
