package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir private Path home;

  private Path kafka;
  private Distribution distribution;

  @BeforeEach
  void createProgram() throws IOException {
    kafka = Files.createDirectories(home.resolve("lib/kafka"));
    distribution = new Distribution(home);
  }

  @Test
  void shouldTakeAllLibrariesOfAProgram() {
    assertThat(distribution.classPath("kafka")).isEqualTo(kafka + "/*");
  }

  @Test
  void shouldSayHowToBuildWhatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> distribution.classPath("spark"))
        .withMessage("%s/lib/spark is missing. Run 'make build'", home);
    assertThatIllegalStateException()
        .isThrownBy(distribution::lifelineAgent)
        .withMessageContaining("lifeline");
  }

  @Test
  void shouldFindALibraryOfAnyVersion() throws IOException {
    Path library = Files.createFile(kafka.resolve("jamm-0.4.0.jar"));

    assertThat(distribution.library("kafka", "jamm-*.jar")).isEqualTo(library);
  }

  @Test
  void shouldRefuseToChooseBetweenVersions() throws IOException {
    Files.createFile(kafka.resolve("jamm-0.4.0.jar"));
    Files.createFile(kafka.resolve("jamm-0.4.1.jar"));

    assertThatIllegalStateException()
        .isThrownBy(() -> distribution.library("kafka", "jamm-*.jar"))
        .withMessageContainingAll("jamm-0.4.0.jar", "jamm-0.4.1.jar", "make clean build");
  }

  @Test
  void shouldUseAnArchiveOfClassesThatIsThere() throws IOException {
    String classPath = kafka + "/*:" + kafka.resolveSibling("spark-app") + "/*";
    assertThat(distribution.archiveArguments(classPath)).isEmpty();

    Path archive =
        Files.createFile(
            Files.createDirectories(home.resolve("archives")).resolve("kafka+spark-app.jsa"));

    assertThat(distribution.archiveArguments(classPath))
        .containsExactly("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
    assertThat(distribution.archiveArguments(kafka + "/*")).isEmpty();
  }

  @Test
  void shouldBeAbsolute() {
    assertThat(new Distribution(Path.of("target/streamctl")).home()).isAbsolute();
  }
}
