package dev.streamingpipeline.operator.kafka.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.Components;
import dev.streamingpipeline.operator.kafka.KafkaReadiness;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How many brokers and controllers there are, their addresses, and the volumes that they accept.
 */
class KafkaClusterTest {
  private static final Path KRAFT = Path.of("src/test/resources/golden/kafka-kraft.yaml");

  @Test
  void shouldGiveTheAddressOfTheOnlyBroker() throws Exception {
    assertThat(KafkaService.bootstrapServersFor(kraft(1)))
        .isEqualTo("users-kafka-0.users-kafka.streams.svc:9092");
  }

  @Test
  void shouldGiveTheAddressesOfAllBrokers() throws Exception {
    assertThat(KafkaService.bootstrapServersFor(kraft(3)))
        .isEqualTo(
            "users-kafka-0.users-kafka.streams.svc:9092,"
                + "users-kafka-1.users-kafka.streams.svc:9092,"
                + "users-kafka-2.users-kafka.streams.svc:9092");
  }

  @Test
  void shouldGiveTheAddressesOfExternalBrokers() throws Exception {
    String external = "provider: External\n    bootstrapServers: a.example.com:9092,b:9093";

    assertThat(
            KafkaService.bootstrapServersFor(
                pipeline(text().replace("provider: Standalone", external), "streams")))
        .isEqualTo("a.example.com:9092,b:9093");
  }

  @Test
  void shouldDeriveTheClusterIdFromThePipeline() throws Exception {
    // Given
    PipelineContext pipeline = kraft(3);

    // When
    String id = KafkaCluster.of(pipeline).id(pipeline);

    // Then: retained volumes are formatted with it, so no version may change it
    assertThat(id).isEqualTo("OhpD6Ws8jjatmbiRe1Rbiw").hasSize(22);
    assertThat(Base64.getUrlDecoder().decode(id)).hasSize(16);
  }

  @Test
  void shouldGiveEachClusterADifferentId() throws Exception {
    Set<String> ids = new HashSet<>();
    for (int number = 0; number < 200; number++) {
      for (int brokers : List.of(1, 3)) {
        PipelineContext pipeline = pipeline(text(brokers), "namespace-" + number);
        ids.add(KafkaCluster.of(pipeline).id(pipeline));
      }
    }

    assertThat(ids).hasSize(400).noneMatch(id -> id.startsWith("-"));
  }

  @Test
  void shouldKeepTheControllersOfAnExistingCluster() throws Exception {
    // Given one broker, which is the controller too
    PipelineContext before = kraft(1);

    // When the pipeline asks for three
    PipelineContext after = kraft(3, new KafkaStatefulSet().desired(before));

    // Then the new ones are brokers only: two empty controllers would be a majority without topics
    assertThat(KafkaCluster.of(after)).isEqualTo(new KafkaCluster(3, 1));
    assertThat(KafkaCluster.of(after).id(after)).isEqualTo(KafkaCluster.of(before).id(before));
    assertThat(settings(after, 2))
        .containsEntry("process.roles", "broker")
        .containsEntry("listeners", "PLAINTEXT://:9092")
        .containsEntry("controller.quorum.voters", "0@users-kafka-0.users-kafka.streams.svc:9093");
  }

  @Test
  void shouldRemoveNoBroker() throws Exception {
    // Given three brokers
    HasMetadata existing = new KafkaStatefulSet().desired(kraft(3));

    // When the pipeline asks for one
    PipelineContext after = kraft(1, existing);

    // Then
    assertThat(new KafkaStatefulSet().desired(after).getSpec().getReplicas()).isEqualTo(3);
    ComponentState state = new KafkaReadiness().of(Component.KAFKA, after);
    assertThat(state.progress()).isEqualTo(ComponentState.Progress.STALLED);
    assertThat(state.message())
        .isEqualTo(
            "spec.kafka.replicas is 1, and 3 brokers hold partitions, which the operator does not move;"
                + " set it to 3, or move the partitions and scale StatefulSet users-kafka down yourself");
  }

  @Test
  void shouldRestartNoBrokerForAnAdditionalOne() throws Exception {
    assertThat(KafkaConfigMap.fingerprint(kraft(5)))
        .isEqualTo(KafkaConfigMap.fingerprint(kraft(4)))
        .isNotEqualTo(KafkaConfigMap.fingerprint(kraft(1)));
  }

  @Test
  void shouldReportVolumesOfAnotherClusterAndTheRemedy() throws Exception {
    // Given retained volumes of a cluster with one controller
    String log =
        """
        INFO  Log4jControllerRegistration$: Registered kafka:type=kafka.Log4jController MBean
        Exception in thread "main" java.lang.RuntimeException: Invalid cluster.id in: meta.properties. Expected A, but read B
        \tat org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.verify(MetaPropertiesEnsemble.java:503)
        \tat org.apache.kafka.metadata.storage.Formatter.doFormat(Formatter.java:397)
        \tat kafka.tools.StorageTool.main(StorageTool.scala)
        """;
    // @formatter:off
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
              .withName("users-kafka-0")
              .addToLabels(Labels.COMPONENT, "kafka")
            .endMetadata()
            .withNewStatus()
              .addNewInitContainerStatus()
                .withName("format")
                .withNewState()
                  .withNewWaiting()
                    .withReason("CrashLoopBackOff")
                  .endWaiting()
                .endState()
                .withNewLastState()
                  .withNewTerminated()
                    .withExitCode(1)
                    .withMessage(log)
                  .endTerminated()
                .endLastState()
              .endInitContainerStatus()
            .endStatus()
            .build();
    // @formatter:on
    StatefulSet brokers = new KafkaStatefulSet().desired(kraft(3));
    brokers.getMetadata().setGeneration(1L);
    brokers.setStatus(new StatefulSetStatusBuilder().withObservedGeneration(1L).build());

    // When
    ComponentState state = new KafkaReadiness().of(Component.KAFKA, kraft(3, brokers, pod));

    // Then
    assertThat(state.progress()).isEqualTo(ComponentState.Progress.STALLED);
    assertThat(state.message())
        .startsWith("Pod users-kafka-0 is crash-looping with exit code 1: ")
        .endsWith(
            "java.lang.RuntimeException: Invalid cluster.id in: meta.properties. Expected A, but read B;"
                + " set spec.kafka.replicas to the value that the volumes were created with, or delete the"
                + " PersistentVolumeClaims of users-kafka with all their data");
  }

  @Test
  void shouldLeaveTheCheckOfExternalBrokersToTheProvisioner() throws Exception {
    PipelineContext pipeline =
        pipeline(
            text()
                .replace(
                    "provider: Standalone",
                    "provider: External\n    bootstrapServers: kafka.example.org:9093"),
            "streams");

    assertThat(new KafkaReadiness().of(Component.KAFKA, pipeline))
        .isEqualTo(ComponentState.ready("External", "External, at kafka.example.org:9093"));
  }

  private static PipelineContext kraft(int brokers, HasMetadata... existing) throws Exception {
    return pipeline(text(brokers), "streams", existing);
  }

  private static String text(int brokers) throws Exception {
    return text().replace("replicas: 3", "replicas: " + brokers);
  }

  private static String text() throws Exception {
    return Files.readString(KRAFT);
  }

  private static PipelineContext pipeline(String text, String namespace, HasMetadata... existing)
      throws Exception {
    return new PipelineContext(
        PipelineManifest.parse(text, "users.yaml"),
        namespace,
        ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
        Components.catalog(),
        ActualState.of(List.of(existing)));
  }

  private static Map<String, String> settings(PipelineContext pipeline, int broker)
      throws Exception {
    Properties settings = new Properties();
    settings.load(
        new StringReader(
            new KafkaConfigMap()
                .desired(pipeline)
                .getData()
                .get("users-kafka-%s.properties".formatted(broker))));
    return settings.stringPropertyNames().stream()
        .collect(java.util.stream.Collectors.toMap(name -> name, settings::getProperty));
  }
}
