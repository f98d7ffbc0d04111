package dev.streamingpipeline.operator.workflow;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentCatalog;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.WorkflowNode;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow.Node;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.NameSetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects the nodes of all components, and adds the gates that they wait at. */
final class WorkflowGraph {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<List<Object>, DependentResource<?, StreamingPipeline>> gates =
      new LinkedHashMap<>();

  WorkflowGraph(ComponentCatalog catalog, List<DependentResource<?, StreamingPipeline>> ofAll) {
    for (DependentResource<?, StreamingPipeline> resource : ofAll) {
      add(Optional.empty(), resource, Set.of());
    }
    for (ComponentDefinition definition : catalog.all()) {
      definition.nodes().forEach(node -> add(definition.component(), node));
    }
  }

  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  private void add(Component component, WorkflowNode node) {
    Set<DependentResource<?, StreamingPipeline>> dependsOn = new LinkedHashSet<>();
    node.predecessors().forEach(type -> dependsOn.add(find(type, component)));
    if (!node.awaited().isEmpty()) {
      dependsOn.add(gate(component, node.awaited()));
    }
    add(Optional.of(component), node.resource(), dependsOn);
  }

  private DependentResource<?, StreamingPipeline> gate(
      Component component, Set<Component> awaited) {
    return gates.computeIfAbsent(
        List.of(component, awaited),
        key -> {
          ComponentsReadyGate gate = new ComponentsReadyGate(component, awaited);
          add(Optional.of(component), gate, Set.of());
          return gate;
        });
  }

  private void add(
      Optional<Component> component,
      DependentResource<?, StreamingPipeline> resource,
      Set<DependentResource<?, StreamingPipeline>> dependsOn) {
    ((NameSetter) resource).setName(nameOf(component, resource));
    nodes.add(new Node(component, resource, dependsOn));
  }

  /** A name that no other node has. */
  private static String nameOf(
      Optional<Component> component, DependentResource<?, StreamingPipeline> resource) {
    return component.map(Component::label).orElse("pipeline")
        + "/"
        + (resource instanceof ComponentsReadyGate gate
            ? gate.toString()
            : resource.getClass().getSimpleName());
  }

  private DependentResource<?, StreamingPipeline> find(Class<?> type, Component component) {
    List<Node> all = nodes.stream().filter(node -> type.isInstance(node.resource())).toList();
    List<Node> own =
        all.stream().filter(node -> node.component().equals(Optional.of(component))).toList();
    List<Node> found = own.isEmpty() ? all : own;
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "A node of %s comes after %s, of which %s are defined before it"
              .formatted(component, type.getSimpleName(), found.size()));
    }
    return found.get(0).resource();
  }
}
