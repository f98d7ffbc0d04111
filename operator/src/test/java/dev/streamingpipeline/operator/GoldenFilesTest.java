package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.common.Observed;
import dev.streamingpipeline.operator.common.PipelineObject;
import dev.streamingpipeline.operator.common.ServiceAccounts;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziApi;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziInstallation;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object that the operator makes, as a file: {@code golden/<case>.yaml} is the pipeline,
 * {@code golden/<case>/} what is made of it, in a cluster with Strimzi of the generation {@code v1}
 * where the case's name ends so, else of the one before. {@code -Dgolden.update=true} rewrites the
 * files.
 */
class GoldenFilesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static List<String> cases() throws Exception {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldMakeWhatTheGoldenFilesSay(String name) throws Exception {
    Map<Path, String> rendered = render(name);
    Path folder = GOLDEN.resolve(name);
    for (var file : rendered.entrySet()) {
      if (UPDATE) {
        Files.createDirectories(folder);
        Files.writeString(file.getKey(), file.getValue());
      }
      assertThat(file.getKey()).content().isEqualTo(file.getValue());
    }

    // And there is no file that nothing compares with
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> present = files.filter(Files::isRegularFile).toList();
      if (UPDATE) {
        for (Path file : present) {
          if (!rendered.containsKey(file)) {
            Files.delete(file);
          }
        }
      } else {
        assertThat(present).containsExactlyInAnyOrderElementsOf(rendered.keySet());
      }
    }
  }

  @Test
  void shouldHaveCases() throws Exception {
    assertThat(cases()).isNotEmpty();
  }

  /** The files of a case. */
  private static Map<Path, String> render(String name) throws Exception {
    StrimziApi strimzi = name.endsWith("-v1") ? StrimziApi.V1 : StrimziApi.V1BETA2;
    PipelineContext pipeline =
        new PipelineContext(
                PipelineManifest.read(GOLDEN.resolve(name + ".yaml")),
                "streams",
                ComponentImages.of(ComponentImages.Origin.UPSTREAM, "", Map.of()),
                Readinesses::of,
                Observed.of(List.of()),
                () -> "made up")
            .with(new StrimziInstallation(Optional.of(strimzi), List.of(), 0));
    Map<Path, String> files = new TreeMap<>();
    for (Dependent row :
        StreamingPipelineReconciler.class.getAnnotation(Workflow.class).dependents()) {
      if (PipelineObject.class.isAssignableFrom(row.type())) {
        PipelineObject<?> object = (PipelineObject<?>) row.type().getConstructor().newInstance();
        if (object.isPartOf(pipeline)) {
          files.put(
              GOLDEN.resolve(name).resolve(row.name() + ".yaml"), yaml(object.desired(pipeline)));
        }
      }
    }
    files.put(
        GOLDEN.resolve(name).resolve(ServiceAccounts.NAME + ".yaml"),
        new TreeMap<>(
                ServiceAccounts.desired(pipeline).entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            account -> account.getKey().getName(),
                            account -> yaml(account.getValue()))))
            .values().stream().collect(Collectors.joining()));
    return files;
  }

  private static String yaml(HasMetadata object) {
    if (object instanceof ConfigMap files && files.getBinaryData() != null) {
      // They are the compiler's
      files.getBinaryData().replaceAll((name, bytes) -> "...");
    }
    return Serialization.asYaml(object);
  }
}
