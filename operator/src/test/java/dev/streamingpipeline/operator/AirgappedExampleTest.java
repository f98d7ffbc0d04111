package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example for air-gapped clusters. */
class AirgappedExampleTest {
  private static final Path FILE = Path.of("..", "manifests", "examples", "users-airgapped.yaml");

  @Test
  void shouldUseOnlyComponentsThatCanBeBuiltFromPackages() throws Exception {
    Pipeline pipeline = PipelineManifest.read(FILE);

    assertThat(pipeline.spec().kafka().provider()).isEqualTo(KafkaSpec.Provider.STANDALONE);
    assertThat(pipeline.spec().schemaRegistry().flavor())
        .isEqualTo(SchemaRegistrySpec.Flavor.APICURIO);
    assertThat(pipeline.spec().controlCenter().enabled()).isFalse();
    assertThat(pipeline.spec().kafkaUi().enabled()).isFalse();
  }

  @Test
  void shouldIncludeTheSourceThatItPolls() throws Exception {
    URI url = URI.create(PipelineManifest.read(FILE).spec().source().http().url());

    assertThat(objects(Service.class))
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.getMetadata().getName()).isEqualTo(url.getHost());
              assertThat(service.getSpec().getPorts().get(0).getPort()).isEqualTo(url.getPort());
              assertThat(pods().getMetadata().getLabels())
                  .containsAllEntriesOf(service.getSpec().getSelector());
            });
  }

  @Test
  void shouldRunTheImageOfTheTable() throws Exception {
    ComponentImages images = ComponentImages.of(ComponentImages.Origin.PACKAGES, "", Map.of());

    assertThat(pods().getSpec().getContainers())
        .singleElement()
        .satisfies(
            container -> assertThat(container.getImage()).isEqualTo(images.of("sample-source")));
  }

  private static io.fabric8.kubernetes.api.model.PodTemplateSpec pods() throws Exception {
    return objects(Deployment.class).get(0).getSpec().getTemplate();
  }

  private static <T extends HasMetadata> List<T> objects(Class<T> type) throws Exception {
    try (InputStream in = Files.newInputStream(FILE)) {
      List<HasMetadata> objects = new KubernetesSerialization().unmarshal(in);
      return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }
}
