package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the README. */
class ExamplesTest {
  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Examples.DIRECTORY)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
  }

  @Test
  void shouldFindTheUsersExample() throws IOException {
    assertThat(examples()).contains(Examples.DIRECTORY.resolve("users.yaml"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldAcceptEveryExample(Path example) {
    assertThatCode(() -> PipelineManifest.read(example)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldWriteEveryExampleBack(Path example) throws Exception {
    Pipeline pipeline = PipelineManifest.read(example);

    assertThat(PipelineManifest.parse(PipelineManifest.write(pipeline), "written"))
        .isEqualTo(pipeline);
  }

  @Test
  void shouldFitOnThePlatformThatTheyName() throws Exception {
    Pipeline users = PipelineManifest.read(Examples.DIRECTORY.resolve("users.yaml"));
    Pipeline members = PipelineManifest.read(Examples.DIRECTORY.resolve("members.yaml"));
    assertThat(members.spec().platformRef().name()).isEqualTo(users.name());

    JsonNode spec =
        ManifestMapper.get()
            .readTree(Examples.DIRECTORY.resolve("members.yaml").toFile())
            .get("spec");

    assertThat(PipelineManifest.parseTenant("members", spec, users).spec().kafka())
        .isEqualTo(users.spec().kafka());
  }

  @Test
  void shouldStreamTheSameWhereNoRegistryIsReached() throws Exception {
    Pipeline users = PipelineManifest.read(Examples.DIRECTORY.resolve("users.yaml"));
    Pipeline airgapped = PipelineManifest.read(Examples.DIRECTORY.resolve("users-airgapped.yaml"));

    assertThat(airgapped.name()).isEqualTo(users.name());
    assertThat(airgapped.spec().schema()).isEqualTo(users.spec().schema());
    assertThat(airgapped.spec().topic()).isEqualTo(users.spec().topic());
    assertThat(airgapped.spec().streamingJob()).isEqualTo(users.spec().streamingJob());
    assertThat(airgapped.spec().sink()).isEqualTo(users.spec().sink());
  }
}
