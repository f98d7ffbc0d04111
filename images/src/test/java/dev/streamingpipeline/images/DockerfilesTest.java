package dev.streamingpipeline.images;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTest {
  private static final Path FOLDER = Path.of("");

  static Stream<Path> dockerfiles() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.toAbsolutePath(), 2)) {
      return files
          .filter(file -> file.getFileName().toString().equals("Dockerfile"))
          .map(file -> FOLDER.toAbsolutePath().relativize(file))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void shouldHaveOneDockerfileForEachBuiltImage() throws IOException {
    assertThat(dockerfiles().map(file -> file.getParent().toString()))
        .containsExactlyElementsOf(
            ImagesTable.read().built().values().stream()
                .map(ImageReference::folder)
                .collect(toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void shouldEndAsANumericUserOtherThanRoot(Path dockerfile) throws IOException {
    List<String> users =
        instructions(dockerfile).stream().filter(line -> line.startsWith("USER ")).toList();

    assertThat(users).isNotEmpty().last().asString().matches("USER [1-9][0-9]*");
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void shouldHaveTheLabelsOfTheImageSpecification(Path dockerfile) throws IOException {
    String lastStage = Files.readString(dockerfile).replaceFirst("(?s).*\nFROM ", "FROM ");

    assertThat(lastStage)
        .contains(
            Stream.of("title", "description", "licenses", "version", "revision", "source")
                .map(label -> "org.opencontainers.image.%s=\"".formatted(label))
                .toList());
  }

  /** Downloads are not reproducible, unless a package manager verifies them. */
  @ParameterizedTest
  @MethodSource("dockerfiles")
  void shouldFetchNothingUnchecked(Path dockerfile) throws IOException {
    assertThat(instructions(dockerfile))
        .noneMatch(line -> line.matches("(?i)(ADD|COPY) .*://.*"))
        .noneMatch(line -> line.matches(".*(\\bcurl|\\bwget) .*"))
        .noneMatch(line -> line.contains("pip install") && !line.contains("--require-hashes"));
  }

  /** Only images.properties names base images, so every FROM is an argument or an earlier stage. */
  @ParameterizedTest
  @MethodSource("dockerfiles")
  void shouldStartFromWhatTheTableNames(Path dockerfile) throws IOException {
    assertThat(instructions(dockerfile).stream().filter(line -> line.startsWith("FROM ")))
        .isNotEmpty()
        .allMatch(line -> line.matches("FROM (scratch|\\$\\{BASE}|\\$\\{JRE})( AS [a-z]+)?"));
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void shouldKeepCertificateAuthoritiesOutOfTheImage(Path dockerfile) throws IOException {
    String lastStage = Files.readString(dockerfile).replaceFirst("(?s).*\nFROM ", "FROM ");

    assertThat(lastStage).doesNotContain("ca.crt");
  }

  @Test
  void shouldPinEveryUpstreamReference() throws IOException {
    assertThat(ImagesTable.read().upstream().values())
        .allSatisfy(
            reference -> {
              assertThat(reference.registry()).contains(".");
              assertThat(reference.tag()).matches(".*[0-9]+\\.[0-9]+.*");
            });
  }

  @Test
  void shouldFillInEveryVersion() throws IOException {
    assertThat(ImagesTable.read().all())
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(reference.text()).doesNotContain("$", "latest"));
  }

  @Test
  void shouldLockTheVersionOfAirflowThatTheTableNames() throws IOException {
    String version = ImagesTable.read().built().get("airflow").tag();

    assertThat(Files.readAllLines(FOLDER.resolve("airflow/requirements.txt")))
        .as("Run images/airflow/lock")
        .contains("apache-airflow==%s \\".formatted(version));
  }

  @Test
  void shouldLockEveryPackageThatIsAskedFor() throws IOException {
    assertThat(
            Files.readAllLines(FOLDER.resolve("airflow/requirements.txt")).stream()
                .map(line -> line.replaceFirst("==.*", ""))
                .collect(toSet()))
        .as("Run images/airflow/lock")
        .containsAll(
            Files.readAllLines(FOLDER.resolve("airflow/requirements.in")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList());
  }

  /** Lines without comments, with continuation lines joined. */
  private static List<String> instructions(Path dockerfile) throws IOException {
    return Files.readString(dockerfile)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .reduce((text, line) -> text + "\n" + line)
        .orElseThrow()
        .replaceAll("\\\\\n\\s*", "")
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
