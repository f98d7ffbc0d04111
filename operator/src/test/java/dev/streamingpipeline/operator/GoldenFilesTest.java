package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object that the operator creates, as a file: {@code golden/<case>.yaml} is the pipeline,
 * {@code golden/<case>/} its objects. {@code -Dgolden.update=true} rewrites the files.
 */
class GoldenFilesTest {
  private static final Path GOLDEN = GoldenPipelines.FOLDER;
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static List<String> cases() throws Exception {
    return GoldenPipelines.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldCreateTheObjectsOfTheGoldenFiles(String name) throws Exception {
    Map<Path, String> rendered = render(name);
    Path folder = GOLDEN.resolve(name);
    for (var file : rendered.entrySet()) {
      if (UPDATE) {
        Files.createDirectories(folder);
        Files.writeString(file.getKey(), file.getValue());
      }
      assertThat(file.getKey()).content().isEqualTo(file.getValue());
    }

    // And there are no stale files
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
    Map<Path, String> files = new TreeMap<>();
    GoldenPipelines.objects(GoldenPipelines.named(name))
        .forEach(
            (row, objects) ->
                files.put(
                    GOLDEN.resolve(name).resolve(row + ".yaml"),
                    objects.stream().map(GoldenFilesTest::yaml).collect(Collectors.joining())));
    return files;
  }

  private static String yaml(HasMetadata object) {
    if (object instanceof ConfigMap files && files.getBinaryData() != null) {
      // Compiled classes depend on the compiler
      files.getBinaryData().replaceAll((name, bytes) -> "...");
    }
    if (object instanceof Secret secret) {
      // Keys and certificates are random
      secret.getData().replaceAll((name, text) -> isKeyOrCertificate(text) ? "..." : text);
    }
    return Serialization.asYaml(object);
  }

  private static boolean isKeyOrCertificate(String encoded) {
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)
        .startsWith("-----BEGIN ");
  }
}
