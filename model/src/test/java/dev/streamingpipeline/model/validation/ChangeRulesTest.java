package dev.streamingpipeline.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.Examples;
import dev.streamingpipeline.model.Golden;
import dev.streamingpipeline.model.manifest.ManifestCase;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may not change between two versions of one resource. */
public class ChangeRulesTest {
  private static final Path FILE = Golden.RESOURCES.resolve("changes.txt");
  private static final List<String> WITH_STORAGE =
      List.of("kafka", "schemaRegistry", "cassandra", "airflow", "streamingJob");

  public static List<ManifestCase> cases() {
    return ManifestCase.read(FILE);
  }

  /** The users example with a volume for everything that has one. */
  private static ObjectNode tree() {
    ObjectNode tree = Examples.usersTree();
    for (String component : WITH_STORAGE) {
      ((ObjectNode) tree.at("/spec/" + component))
          .putObject("storage")
          .put("size", "10Gi")
          .put("storageClassName", "fast");
    }
    return tree;
  }

  private static PipelineSpec before() {
    return Examples.parse(tree().toString()).spec();
  }

  @Test
  void shouldPinWhatMayNotChange() throws IOException {
    // Given
    PipelineSpec before = before();

    // When
    List<ManifestCase> answered =
        cases().stream()
            .map(
                change ->
                    new ManifestCase(
                        change.name(),
                        change.steps(),
                        ChangeRules.check(before, Examples.parse(change.edit(tree())).spec())
                            .stream()
                            .map(Problem::toString)
                            .toList()))
            .toList();

    // Then
    Golden.check(FILE, ManifestCase.write(FILE, answered));
  }

  @Test
  void shouldAllowNoChangeAtAll() {
    assertThat(ChangeRules.check(before(), before())).isEmpty();
  }

  @Test
  void shouldRefuseAStorageClassThatIsAddedLater() {
    ObjectNode tree = Examples.usersTree();
    PipelineSpec without = Examples.parse(tree.toString()).spec();

    assertThat(ChangeRules.check(without, before()))
        .contains(
            new Problem(
                "spec.kafka.storage.storageClassName",
                "was left out and is fast; it can't change, so set it back, or make a new pipeline"
                    + " with another metadata.name"));
  }
}
