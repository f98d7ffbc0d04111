package dev.streamingpipeline.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which images {@code images/build} pulls or builds. docker and curl are replaced by scripts that
 * only record their calls.
 */
class BuildCommandTest {
  private static final String DAEMON =
      """
      #!/bin/sh
      echo "$*" >>"$CALLS"
      case "$1 $2" in
        "info ") exit 0 ;;
        "info --format") echo /nowhere ;;
        "image inspect") case "$*" in *Size*) echo 1000000 ;; *) exit 1 ;; esac ;;
        "buildx version") exit 1 ;;
      esac
      """;

  @TempDir private Path root;

  @BeforeEach
  void copyWhatTheCommandReads() throws IOException {
    copy(Path.of("build"));
    copy(Path.of("docker-build"));
    copy(Path.of("archive-classes"));
    try (Stream<Path> files = Files.walk(Path.of(""), 2)) {
      for (Path file : files.filter(BuildCommandTest::isPartOfContext).toList()) {
        copy(file);
      }
    }
    copy(Path.of("target/classes/dev/streamingpipeline/images/images.properties"));
    for (String program :
        List.of("operator", "provisioner", "producer", "sample-source", "spark-app", "spark")) {
      Path folder = Files.createDirectories(root.resolve("target/streamctl/lib").resolve(program));
      Files.writeString(folder.resolve("library-1.0.jar"), "");
      String version = ImagesTable.read().built().get("producer").tag();
      Files.writeString(folder.resolve("own-%s.jar".formatted(version)), "");
      Files.writeString(folder.resolve("spark-core_2.12-3.5.0.jar"), "");
      Files.writeString(folder.resolve("log4j2.properties"), "");
    }
    executable("docker", DAEMON);
  }

  @Test
  void shouldPullWhatOthersPublishAndBuildOurOwn() throws Exception {
    // Given
    registriesAnswer("*");

    // When
    Result result = build(Map.of());

    // Then
    assertThat(result.output()).contains("Pulling what others publish").doesNotContain("Left out");
    assertThat(result.exitCode()).isZero();
    Map<String, ImageReference> upstream = ImagesTable.read().upstream();
    assertThat(calls())
        .filteredOn(call -> call.startsWith("pull "))
        .containsExactlyInAnyOrderElementsOf(
            upstream.values().stream().map(reference -> "pull " + reference.text()).toList());
    assertThat(calls())
        .filteredOn(call -> call.startsWith("build "))
        .hasSize(5)
        .allMatch(call -> call.contains("JRE=" + upstream.get("jre").text()))
        .allMatch(call -> call.contains("--label dev.streamingpipeline.inputs="));
  }

  @Test
  void shouldWriteDownWhichImagesThereAre() throws Exception {
    // Given
    registriesAnswer("*");

    // When
    build(Map.of());

    // Then
    ImagesTable table = ImagesTable.read();
    assertThat(Files.readAllLines(root.resolve("target/images/references")))
        .contains(
            "kafka " + table.upstream().get("kafka").text(),
            "producer " + table.built().get("producer").text())
        .noneMatch(line -> line.startsWith("base "));
  }

  @Test
  void shouldLeaveOutAWebPageWhoseRegistryIsSilent() throws Exception {
    // Given
    registriesAnswer("*registry-1.docker.io*");

    // When
    Result result = build(Map.of());

    // Then
    assertThat(result.output())
        .contains("docker.io answers, but not")
        .contains("Left out")
        .contains("kafka-ui");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void shouldNotFallBackWhenUpstreamIsAskedFor() throws Exception {
    // Given
    registriesAnswer("none");

    // When
    Result result = build(Map.of("IMAGES_FROM", "upstream"));

    // Then
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .contains("docker.io does not answer")
        .contains("use IMAGES_FROM=packages");
  }

  @Test
  void shouldRefuseAnUnknownWay() throws Exception {
    Result result = build(Map.of("IMAGES_FROM", "dockerhub"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).contains("Use upstream or packages");
  }

  @Test
  void shouldSayHowToStartTheDaemon() throws Exception {
    // Given
    executable("docker", "#!/bin/sh\nexit 1\n");

    // When
    Result result = build(Map.of());

    // Then
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).contains("No Docker daemon answers").contains("make docker-up");
  }

  @Test
  void shouldNameTheImagesThatThereAre() throws Exception {
    Result result = build(Map.of(), "kafak");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).contains("There is no image \"kafak\"").contains("kafka");
  }

  /** A curl that succeeds for URLs that match a shell pattern. */
  private void registriesAnswer(String pattern) throws IOException {
    executable(
        "curl",
        "#!/bin/sh\nfor address; do :; done\ncase \"$address\" in %s) printf 401 ;; *) printf 000; exit 6 ;; esac\n"
            .formatted(pattern));
  }

  private Result build(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("images/build").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().remove("IMAGES_FROM");
    process.environment().putAll(environment);
    process.environment().put("CALLS", root.resolve("calls").toString());
    process
        .environment()
        .merge("PATH", root.resolve("bin").toString(), (path, first) -> first + ":" + path);
    Process started = process.start();
    String output = new String(started.getInputStream().readAllBytes(), UTF_8);
    return new Result(started.waitFor(), output);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(root.resolve("calls"));
  }

  private void executable(String name, String text) throws IOException {
    Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean isPartOfContext(Path file) {
    return file.endsWith("Dockerfile") || file.endsWith("classes.lst");
  }

  private void copy(Path file) throws IOException {
    Path target = root.resolve("images").resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private record Result(int exitCode, String output) {}
}
