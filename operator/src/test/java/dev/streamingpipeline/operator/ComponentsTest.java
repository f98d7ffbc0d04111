package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentCatalog;
import dev.streamingpipeline.operator.pipeline.ComponentDefinition;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.workflow.ComponentsReadyGate;
import dev.streamingpipeline.operator.workflow.Gate;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow.Node;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflow that is derived from the definitions of the components. */
class ComponentsTest {
  private static final Set<Class<?>> WORKLOADS =
      Set.of(StatefulSet.class, Job.class, CronJob.class);

  private final Map<DependentResource<?, ?>, Node> nodes =
      Components.workflow().nodes().stream()
          .collect(
              Collectors.toMap(
                  Node::resource, node -> node, (one, other) -> one, LinkedHashMap::new));

  @Test
  void shouldHaveObjectsOfEveryComponent() {
    assertThat(objects()).extracting(node -> object(node).component()).contains(Component.values());
  }

  @Test
  void shouldHaveANameForEachNode() {
    assertThat(nodes.keySet()).extracting(DependentResource::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void shouldStartWorkloadsOnceAllThatTheyNeedIsReady(Component component) {
    ComponentDefinition definition = Components.catalog().definitionOf(component);
    List<Node> workloads =
        nodes.values().stream()
            .filter(node -> node.component().filter(component::equals).isPresent())
            .filter(node -> WORKLOADS.contains(node.resource().resourceType()))
            .toList();

    assertThat(workloads)
        .isNotEmpty()
        .allSatisfy(node -> assertThat(awaited(node)).isEqualTo(definition.needs()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldStartAfterTheComponentsThatItNeeds(Component component) {
    assertThat(Components.catalog().definitionOf(component).needs())
        .allSatisfy(need -> assertThat(need).isLessThan(component));
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "three-nodes", "streaming", "kafka-kraft", "external"})
  void shouldNeverDependOnWhatAnOptionDeletes(String golden) throws Exception {
    PipelineContext pipeline = GoldenPipelines.named(golden);
    for (Node node : objects()) {
      for (DependentResource<?, ?> before : node.dependsOn()) {
        if (nodes.get(before).isConditional() && pipeline.createsPodsOf(object(node).component())) {
          assertThat(pipeline.createsPodsOf(object(nodes.get(before)).component()))
              .as("%s depends on %s, which can be deleted", node.resource().name(), before.name())
              .isTrue();
        }
      }
    }
  }

  @Test
  void shouldNotMakeAGateDependOnAnObject() {
    assertThat(nodes.values())
        .filteredOn(node -> node.resource() instanceof Gate)
        .isNotEmpty()
        .allSatisfy(
            node ->
                assertThat(node.dependsOn())
                    .allSatisfy(before -> assertThat(before).isInstanceOf(Gate.class)));
  }

  @Test
  void shouldRefuseACatalogWithoutAComponent() {
    List<ComponentDefinition> all = List.copyOf(Components.catalog().all());

    assertThatThrownBy(() -> new ComponentCatalog(all.subList(1, all.size())))
        .hasMessage("ZOOKEEPER has no definition");
  }

  private List<Node> objects() {
    return nodes.values().stream()
        .filter(node -> node.resource() instanceof PipelineObject<?>)
        .toList();
  }

  private static PipelineObject<?> object(Node node) {
    return (PipelineObject<?>) node.resource();
  }

  /** The components that must be ready before a node, by its own gates and those before it. */
  private Set<Component> awaited(Node node) {
    Set<Component> awaited = EnumSet.noneOf(Component.class);
    Set<DependentResource<?, ?>> before = new HashSet<>(node.dependsOn());
    for (DependentResource<?, ?> each : before) {
      if (each instanceof ComponentsReadyGate gate) {
        awaited.addAll(gate.awaited());
      }
      if (nodes.get(each).component().equals(node.component())) {
        awaited.addAll(awaited(nodes.get(each)));
      }
    }
    return awaited;
  }
}
