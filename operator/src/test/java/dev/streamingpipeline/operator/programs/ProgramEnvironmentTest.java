package dev.streamingpipeline.operator.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.producer.ProducerCronJob;
import dev.streamingpipeline.operator.provisioner.ProvisionerJob;
import dev.streamingpipeline.operator.streamingjob.StreamingJobStatefulSet;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Environment variables that all programs share. */
class ProgramEnvironmentTest {
  private static final Path KRAFT = Path.of("src/test/resources/golden/kafka-kraft.yaml");

  private static final Path EXTERNAL = Path.of("src/test/resources/golden/external.yaml");

  @Test
  void shouldPassTheLoginForExternalBrokersToAllPrograms() throws Exception {
    for (PodSpec pod :
        programs(
            Files.readString(KRAFT)
                .replace(
                    "provider: Standalone",
                    """
                    provider: External
                        bootstrapServers: kafka.example.org:9093
                        clientPropertiesSecret: kafka-login\
                    """))) {
      var program = pod.getContainers().get(0);
      assertThat(program.getEnv())
          .filteredOn(variable -> variable.getName().startsWith("KAFKA_"))
          .extracting(variable -> variable.getName() + "=" + variable.getValue())
          .containsExactlyInAnyOrder(
              "KAFKA_BOOTSTRAP_SERVERS=kafka.example.org:9093",
              "KAFKA_CLIENT_PROPERTIES_FILE=/etc/kafka-client/client.properties");
      String volume =
          program.getVolumeMounts().stream()
              .filter(mount -> mount.getMountPath().equals("/etc/kafka-client"))
              .findFirst()
              .orElseThrow()
              .getName();
      assertThat(pod.getVolumes())
          .filteredOn(each -> each.getName().equals(volume))
          .extracting(each -> each.getSecret().getSecretName())
          .containsExactly("kafka-login");
    }
  }

  @Test
  void shouldPassAnExternalCassandraToItsClients() throws Exception {
    List<PodSpec> programs = programs(Files.readString(EXTERNAL));
    for (PodSpec pod : programs.subList(0, 2)) {
      assertThat(variables(pod, "CASSANDRA_"))
          .containsExactlyInAnyOrder(
              "CASSANDRA_CONTACT_POINTS=c1.example.org:9142,c2.example.org:9142",
              "CASSANDRA_DATACENTER=dc1",
              "CASSANDRA_USERNAME=username of cassandra-login",
              "CASSANDRA_PASSWORD=password of cassandra-login",
              "CASSANDRA_CA_FILE=/etc/cassandra-ca/ca.crt");
    }
    assertThat(variables(programs.get(2), "CASSANDRA_")).isEmpty();
  }

  @Test
  void shouldPassAnExternalRegistryToAllPrograms() throws Exception {
    for (PodSpec pod : programs(Files.readString(EXTERNAL))) {
      assertThat(variables(pod, "SCHEMA_REGISTRY_"))
          .containsExactlyInAnyOrder(
              "SCHEMA_REGISTRY_URL=https://registry.example.org/api",
              "SCHEMA_REGISTRY_USERNAME=username of registry-login",
              "SCHEMA_REGISTRY_PASSWORD=password of registry-login",
              "SCHEMA_REGISTRY_CA_FILE=/etc/schema-registry-ca/ca.crt");
    }
  }

  private static List<String> variables(PodSpec pod, String prefix) {
    return pod.getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getName().startsWith(prefix))
        .map(
            variable ->
                variable.getName()
                    + "="
                    + (variable.getValueFrom() == null
                        ? variable.getValue()
                        : variable.getValueFrom().getSecretKeyRef().getKey()
                            + " of "
                            + variable.getValueFrom().getSecretKeyRef().getName()))
        .toList();
  }

  @Test
  void shouldPassNoLoginWhereThereIsNone() throws Exception {
    for (PodSpec pod : programs(Files.readString(KRAFT))) {
      assertThat(pod.getContainers().get(0).getEnv())
          .extracting("name")
          .doesNotContain("KAFKA_CLIENT_PROPERTIES_FILE");
    }
  }

  private static List<PodSpec> programs(String manifest) throws Exception {
    PipelineContext pipeline =
        new PipelineContext(
            PipelineManifest.parse(manifest, "the test"),
            "streams",
            ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
            Components.catalog(),
            ActualState.of(List.of()));
    return Stream.of(
            new ProvisionerJob().desired(pipeline).getSpec().getTemplate(),
            new StreamingJobStatefulSet().desired(pipeline).getSpec().getTemplate(),
            new ProducerCronJob()
                .desired(pipeline)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate())
        .map(template -> template.getSpec())
        .toList();
  }
}
