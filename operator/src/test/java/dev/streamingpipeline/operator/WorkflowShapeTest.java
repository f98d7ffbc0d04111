package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.operator.dependents.ComponentReadyGate;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.streamingjob.StreamingJobRolledOut;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflow's table and the list of components are consistent. */
class WorkflowShapeTest {
  private final Map<String, Dependent> rows =
      Arrays.stream(StreamingPipelineReconciler.class.getAnnotation(Workflow.class).dependents())
          .collect(Collectors.toMap(Dependent::name, row -> row));

  @Test
  void shouldHaveObjectsOfEveryComponent() throws Exception {
    Set<Component> components = EnumSet.noneOf(Component.class);
    for (Dependent row : objects()) {
      components.add(object(row).component());
    }
    assertThat(components).containsExactly(Component.values());
  }

  @Test
  void shouldGateEachComponentByItsDependencies() throws Exception {
    // A specification in which every component has all its possible dependencies
    PipelineSpec spec =
        PipelineManifest.read(Path.of("src/test/resources/golden/three-nodes.yaml")).spec();
    Map<Component, Set<Component>> gates = new HashMap<>();
    for (Dependent row : objects()) {
      gates
          .computeIfAbsent(object(row).component(), component -> EnumSet.noneOf(Component.class))
          .addAll(gatesBefore(row));
    }
    for (Component component : Component.values()) {
      assertThat(gates.get(component)).as(component.title()).isEqualTo(component.needs(spec));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "three-nodes", "streaming", "kafka-kraft", "external"})
  void shouldNeverDependOnAnOptionalComponent(String golden) throws Exception {
    PipelineSpec spec =
        PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")).spec();
    for (Dependent row : objects()) {
      for (String name : row.dependsOn()) {
        Dependent before = rows.get(name);
        if (PipelineObject.class.isAssignableFrom(before.type())
            && before.reconcilePrecondition() != Condition.class
            && object(row).component().hasPodsOfOurs(spec)) {
          assertThat(object(before).component().hasPodsOfOurs(spec))
              .as("%s depends on %s, which can be switched off", row.name(), name)
              .isTrue();
        }
      }
    }
  }

  @Test
  void shouldGateByReadinessAndNothingElse() {
    for (Dependent row : rows.values()) {
      boolean gate = ComponentReadyGate.class.isAssignableFrom(row.type());
      assertThat(row.readyPostcondition() == ComponentReadyGate.Open.class)
          .as(row.name())
          .isEqualTo(gate);
      if (gate) {
        assertThat(row.reconcilePrecondition()).as(row.name()).isEqualTo(Condition.class);
        assertThat(row.dependsOn())
            .as(row.name())
            .allSatisfy(
                name -> assertThat(rows.get(name).type()).isAssignableTo(ComponentReadyGate.class));
      }
    }
  }

  private List<Dependent> objects() {
    return rows.values().stream()
        .filter(row -> PipelineObject.class.isAssignableFrom(row.type()))
        .toList();
  }

  private static PipelineObject<?> object(Dependent row) throws Exception {
    return (PipelineObject<?>) row.type().getConstructor().newInstance();
  }

  /** The components that must be ready before a row; a gate that only checks pods requires none. */
  private Set<Component> gatesBefore(Dependent row) throws Exception {
    Set<Component> gates = EnumSet.noneOf(Component.class);
    for (String name : row.dependsOn()) {
      Dependent before = rows.get(name);
      if (before.type() == StreamingJobRolledOut.class) {
        gates.addAll(gatesBefore(before));
      } else if (ComponentReadyGate.class.isAssignableFrom(before.type())) {
        gates.add(((ComponentReadyGate) before.type().getConstructor().newInstance()).component());
      }
    }
    return gates;
  }
}
