package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements of every component's pods. */
class PodsTest {
  /**
   * Upstream images declare volumes below their own folders, such as {@code /etc/kafka/secrets}. A
   * ConfigMap over such a folder is read-only, so nothing can be mounted below it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"users", "three-nodes", "platform"})
  void shouldHaveTheirConfigurationInAFolderThatNoImageHas(String golden) throws Exception {
    for (PodSpec pod : pods(golden)) {
      Set<String> configurations =
          pod.getVolumes().stream()
              .filter(volume -> volume.getConfigMap() != null)
              .map(Volume::getName)
              .collect(Collectors.toSet());
      assertThat(
              Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                  .map(Container::getVolumeMounts)
                  .flatMap(List::stream)
                  .filter(mount -> configurations.contains(mount.getName()))
                  .map(VolumeMount::getMountPath))
          .as(pod.getServiceAccountName())
          .allMatch("/etc/streaming-pipeline"::equals);
    }
  }

  /**
   * A child process that waits for a response outlives the shell that is killed at a probe's
   * timeout. It keeps the probe's output open, and the kubelet never probes that container again.
   */
  @ParameterizedTest
  @ValueSource(strings = {"users", "kafka-kraft", "three-nodes"})
  void shouldReadFromASocketInTheProbesOwnShellOrForALimitedTime(String golden) throws Exception {
    List<String> reads = new ArrayList<>();
    for (PodSpec pod : pods(golden)) {
      probeCommands(pod)
          .map(command -> String.join("\n", command))
          .flatMap(script -> Stream.of(script.split("\\n|&&|;")))
          .filter(command -> command.contains("<&3"))
          .map(String::strip)
          .forEach(reads::add);
    }

    assertThat(reads)
        .isNotEmpty()
        .allMatch(read -> read.matches("(timeout \\d |(while )?read |done).*<&3.*"));
  }

  @Test
  void shouldLimitTheTimeOfOtherProbesToo() throws Exception {
    List<List<String>> commands = new ArrayList<>();
    for (PodSpec pod : pods("platform")) {
      probeCommands(pod).filter(command -> !command.get(0).equals("bash")).forEach(commands::add);
    }

    assertThat(commands)
        .isNotEmpty()
        .allMatch(
            command ->
                command.get(0).equals("timeout")
                    || command.stream().anyMatch(word -> word.matches("--timeout=[0-9]")));
  }

  @Test
  void shouldMountATokenOnlyWhereTasksStartPods() throws Exception {
    assertThat(pods("platform"))
        .filteredOn(PodSpec::getAutomountServiceAccountToken)
        .extracting(PodSpec::getServiceAccountName)
        .containsExactly("users-airflow-scheduler");
  }

  private static Stream<List<String>> probeCommands(PodSpec pod) {
    return pod.getContainers().stream()
        .flatMap(
            container ->
                Stream.of(
                    container.getStartupProbe(),
                    container.getReadinessProbe(),
                    container.getLivenessProbe()))
        .filter(probe -> probe != null && probe.getExec() != null)
        .map(probe -> probe.getExec().getCommand());
  }

  private static List<PodSpec> pods(String golden) throws Exception {
    PipelineContext pipeline =
        new PipelineContext(
            PipelineManifest.read(Path.of("src/test/resources/golden", golden + ".yaml")),
            "streams",
            ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
            Components.catalog(),
            ActualState.of(List.of()));
    List<PodSpec> pods = new ArrayList<>();
    for (PipelineWorkflow.Node node : Components.workflow().nodes()) {
      if (node.resource() instanceof ComponentStatefulSet set) {
        pods.add(set.desired(pipeline).getSpec().getTemplate().getSpec());
      }
    }
    return pods;
  }
}
