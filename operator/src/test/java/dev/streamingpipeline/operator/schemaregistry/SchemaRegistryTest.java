package dev.streamingpipeline.operator.schemaregistry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.ComponentImages;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.Readinesses;
import dev.streamingpipeline.operator.common.Gates;
import dev.streamingpipeline.operator.common.Observed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  @Test
  void shouldHaveTheAddressOfConfluentsInterface() throws Exception {
    assertThat(SchemaRegistryService.urlFor(pipeline("users")))
        .isEqualTo("http://users-schema-registry.streams.svc:8081/apis/ccompat/v7");
    assertThat(SchemaRegistryService.urlFor(pipeline("three-nodes")))
        .isEqualTo("http://orders-schema-registry.streams.svc:8081");
  }

  @Test
  void shouldWaitForKafkaOnlyWhereItKeepsSchemasThere() throws Exception {
    Gates.KafkaForSchemaRegistry gate = new Gates.KafkaForSchemaRegistry();

    assertThat(gate.isOpen(pipeline("users"))).isTrue();
    assertThat(gate.isOpen(pipeline("three-nodes"))).isFalse();
  }

  private static PipelineContext pipeline(String golden) throws Exception {
    return new PipelineContext(
        PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")),
        "streams",
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Readinesses::of,
        Observed.of(List.of()));
  }
}
