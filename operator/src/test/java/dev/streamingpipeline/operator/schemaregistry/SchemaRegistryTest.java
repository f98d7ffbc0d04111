package dev.streamingpipeline.operator.schemaregistry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.dependents.ComponentReadyGates;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  @Test
  void shouldHaveTheUrlOfConfluentsApi() throws Exception {
    assertThat(SchemaRegistryService.urlFor(pipeline("users")))
        .isEqualTo("http://users-schema-registry.streams.svc:8081/apis/ccompat/v7");
    assertThat(SchemaRegistryService.urlFor(pipeline("three-nodes")))
        .isEqualTo("http://orders-schema-registry.streams.svc:8081");
  }

  @Test
  void shouldWaitForKafkaOnlyWhereItStoresSchemasThere() throws Exception {
    ComponentReadyGates.KafkaForSchemaRegistry gate =
        new ComponentReadyGates.KafkaForSchemaRegistry();

    assertThat(gate.isOpen(pipeline("users"))).isTrue();
    assertThat(gate.isOpen(pipeline("three-nodes"))).isFalse();
  }

  private static PipelineContext pipeline(String golden) throws Exception {
    return new PipelineContext(
        PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")),
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        new Components(),
        ActualState.of(List.of()));
  }
}
