package dev.streamingpipeline.operator.workflow;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentCatalog;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.AbstractEventSourceHolderDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Workflow;
import io.javaoperatorsdk.operator.processing.dependent.workflow.WorkflowBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The reconciliation workflow: the dependent resources of all components, and the gates between
 * them.
 */
public final class PipelineWorkflow {
  private final List<Node> nodes;
  private final Workflow<StreamingPipeline> workflow;

  /**
   * A dependent resource in the workflow.
   *
   * @param component the component to which it belongs; empty if it belongs to all
   * @param resource the dependent resource
   * @param dependsOn what must be reconciled before it, and be open if it is a gate
   */
  public record Node(
      Optional<Component> component,
      DependentResource<?, StreamingPipeline> resource,
      Set<DependentResource<?, StreamingPipeline>> dependsOn) {
    public Node {
      dependsOn = Set.copyOf(dependsOn);
    }

    /** Whether the workflow deletes the object when it is not part of the pipeline. */
    public boolean isConditional() {
      return resource instanceof PipelineObject<?> object && object.isDeletedByWorkflow();
    }
  }

  /**
   * Builds the workflow.
   *
   * @param ofAll dependent resources that belong to all components, and wait for nothing
   * @throws IllegalArgumentException when a definition names a node that is not defined before
   */
  public PipelineWorkflow(
      ComponentCatalog catalog, List<DependentResource<?, StreamingPipeline>> ofAll) {
    nodes = new WorkflowGraph(catalog, ofAll).nodes();
    WorkflowBuilder<StreamingPipeline> builder = new WorkflowBuilder<>();
    for (Node node : nodes) {
      var configuration =
          builder
              .addDependentResourceAndConfigure(node.resource())
              .dependsOn(node.dependsOn().toArray(DependentResource[]::new));
      if (node.isConditional()) {
        configuration.withReconcilePrecondition(new PartOfPipelineCondition());
      }
      if (node.resource() instanceof Gate) {
        configuration.withReadyPostcondition(new Gate.Open());
      }
    }
    workflow = builder.build();
  }

  /** All nodes, each after those that it depends on. */
  public List<Node> nodes() {
    return nodes;
  }

  /**
   * Reconciles all dependent resources.
   *
   * @throws AggregatedOperatorException when some of them failed
   */
  public void reconcile(StreamingPipeline primary, Context<StreamingPipeline> context) {
    for (Node node : nodes) {
      if (node.resource() instanceof AbstractEventSourceHolderDependentResource<?, ?, ?>) {
        // Finds the informer by its name; does nothing once it is found
        ((AbstractEventSourceHolderDependentResource<?, StreamingPipeline, ?>) node.resource())
            .resolveEventSource(context.eventSourceRetriever());
      }
    }
    workflow.reconcile(primary, context);
  }
}
