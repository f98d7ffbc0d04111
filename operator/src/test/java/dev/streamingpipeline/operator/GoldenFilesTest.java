package dev.streamingpipeline.operator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.operator.golden.LineDiff;
import dev.streamingpipeline.operator.golden.ObjectsDiff;
import dev.streamingpipeline.operator.golden.YamlPlaces;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object that the operator creates for the pipeline {@code golden/<case>.yaml}. Of a case
 * without a base, the folder {@code golden/<case>/} has the objects in full, one file for each node
 * of the workflow. Of any other, {@code golden/<case>.diff} has the differences to the objects of
 * its base.
 */
class GoldenFilesTest {
  private static final Path GOLDEN = GoldenPipelines.FOLDER;
  private static final String DOCUMENT = "---\n";
  private static final int CONTEXT_OF_FAILURES = 3;

  /** The case that a case is compared with: a similar one. */
  private static final Map<String, String> BASES =
      Map.of(
          "users", "secured",
          "platform", "secured",
          "three-nodes", "platform",
          "streaming", "users",
          "kafka-kraft", "users",
          "strimzi-kraft-v1", "secured",
          "strimzi-zookeeper", "strimzi-kraft-v1",
          "tenant-of-secured", "secured",
          "tenant-of-strimzi-zookeeper", "tenant-of-secured");

  static List<String> cases() throws Exception {
    return GoldenPipelines.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldCreateWhatTheGoldenFilesSay(String name) throws Exception {
    StringBuilder differences = new StringBuilder();
    for (var file : rendered(name).entrySet()) {
      if (Golden.updating()) {
        Golden.check(file.getKey(), file.getValue());
      } else {
        differences.append(difference(file.getKey(), file.getValue()));
      }
    }
    assertThat(differences)
        .as("If the operator is to create this, run 'make golden' and review the difference")
        .isEmpty();
  }

  @Test
  void shouldHaveNoFileThatNothingCompares() throws Exception {
    TreeSet<Path> compared = new TreeSet<>();
    for (String name : cases()) {
      compared.add(GOLDEN.resolve(name + ".yaml"));
      compared.addAll(rendered(name).keySet());
    }

    try (Stream<Path> files = Files.walk(GOLDEN)) {
      List<Path> present = files.filter(Files::isRegularFile).toList();
      if (Golden.updating()) {
        for (Path file : present) {
          if (!compared.contains(file)) {
            Files.delete(file);
          }
        }
      } else {
        assertThat(present).containsExactlyInAnyOrderElementsOf(compared);
      }
    }
  }

  @Test
  void shouldKnowTheBasesOfItsCasesOnly() throws Exception {
    assertThat(cases()).isNotEmpty().containsAll(BASES.keySet()).containsAll(BASES.values());
  }

  /** How a file differs from what it should hold, for a reader; empty if it does not. */
  private static String difference(Path file, String actual) throws IOException {
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (expected.equals(actual)) {
      return "";
    }
    Function<List<String>, LineDiff.Places> places =
        file.toString().endsWith(".diff") ? ObjectsDiff::places : YamlPlaces::new;
    List<String> hunks =
        LineDiff.hunks(
            expected.lines().toList(), actual.lines().toList(), CONTEXT_OF_FAILURES, places);
    return "\n%s:\n%s\n".formatted(file, String.join("\n", hunks));
  }

  /** The files of a case. */
  private static Map<Path, String> rendered(String name) throws Exception {
    String base = BASES.get(name);
    if (base != null) {
      return Map.of(
          GOLDEN.resolve(name + ".diff"),
          "%s.yaml, compared with %s.yaml; 'make golden' writes this file\n\n%s"
              .formatted(name, base, ObjectsDiff.of(titled(base), titled(name))));
    }
    Map<Path, String> files = new TreeMap<>();
    objects(name)
        .forEach(
            (row, objects) ->
                files.put(
                    GOLDEN.resolve(name).resolve(row + ".yaml"),
                    objects.stream().map(GoldenFilesTest::yaml).collect(joining())));
    return files;
  }

  /** The documents of a case, by their rows, kinds and names. */
  private static Map<String, List<String>> titled(String name) throws Exception {
    Map<String, List<String>> documents = new LinkedHashMap<>();
    objects(name)
        .forEach(
            (row, objects) ->
                objects.forEach(
                    object ->
                        assertThat(
                                documents.put(
                                    "%s: %s/%s"
                                        .formatted(
                                            row, object.getKind(), object.getMetadata().getName()),
                                    yaml(object).substring(DOCUMENT.length()).lines().toList()))
                            .isNull()));
    return documents;
  }

  private static Map<String, List<HasMetadata>> objects(String name) throws Exception {
    return GoldenPipelines.objects(GoldenPipelines.named(name));
  }

  private static String yaml(HasMetadata object) {
    if (object instanceof ConfigMap files && files.getBinaryData() != null) {
      // Archives that the compiler writes
      files.getBinaryData().replaceAll((name, bytes) -> "...");
    }
    if (object instanceof Secret secret) {
      // Keys and certificates are new each time
      secret.getData().replaceAll((name, text) -> isKeyOrCertificate(text) ? "..." : text);
    }
    return Serialization.asYaml(object);
  }

  private static boolean isKeyOrCertificate(String encoded) {
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)
        .startsWith("-----BEGIN ");
  }
}
