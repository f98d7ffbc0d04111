package dev.streamingpipeline.operator.schemaregistry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.workflow.ComponentsReadyGate;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  @Test
  void shouldHaveTheAddressOfConfluentsApi() throws Exception {
    assertThat(SchemaRegistryService.urlFor(pipeline("users")))
        .isEqualTo("http://users-schema-registry.streams.svc:8081/apis/ccompat/v7");
    assertThat(SchemaRegistryService.urlFor(pipeline("three-nodes")))
        .isEqualTo("http://users-schema-registry.streams.svc:8081");
  }

  @Test
  void shouldWaitForKafkaOnlyWhereItKeepsSchemasThere() throws Exception {
    ComponentsReadyGate gate = gate();

    assertThat(gate.awaited()).contains(Component.KAFKA);
    assertThat(gate.isOpen(pipeline("users"))).isTrue();
    assertThat(gate.isOpen(pipeline("three-nodes"))).isFalse();
  }

  /** The gate that the registry's StatefulSet waits at. */
  private static ComponentsReadyGate gate() {
    return new PipelineWorkflow(Components.catalog(), List.of())
        .nodes().stream()
            .filter(node -> node.resource() instanceof SchemaRegistryStatefulSet)
            .flatMap(node -> node.dependsOn().stream())
            .filter(ComponentsReadyGate.class::isInstance)
            .map(ComponentsReadyGate.class::cast)
            .findFirst()
            .orElseThrow();
  }

  private static PipelineContext pipeline(String golden) throws Exception {
    return new PipelineContext(
        PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")),
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Components.catalog(),
        ActualState.of(List.of()));
  }
}
