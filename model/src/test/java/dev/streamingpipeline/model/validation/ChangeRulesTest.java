package dev.streamingpipeline.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.fixtures.ManifestCase;
import dev.streamingpipeline.model.Parsing;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules about changes of a resource. */
public class ChangeRulesTest {

  public static List<ManifestCase> cases() {
    return ManifestCase.read(ManifestCase.CHANGES);
  }

  private static PipelineSpec before() {
    return Parsing.parse(Examples.usersTreeWithStorage().toString()).spec();
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
                        ChangeRules.check(
                                before,
                                Parsing.parse(change.edit(Examples.usersTreeWithStorage())).spec())
                            .stream()
                            .map(Problem::toString)
                            .toList()))
            .toList();

    // Then
    Golden.check(ManifestCase.CHANGES, ManifestCase.write(ManifestCase.CHANGES, answered));
  }

  @Test
  void shouldAllowNoChangeAtAll() {
    assertThat(ChangeRules.check(before(), before())).isEmpty();
  }

  @Test
  void shouldRefuseAnotherPlatformAndOneOfItsOwn() {
    // Given
    PipelineSpec tenant = Parsing.parse(Examples.TENANT).spec();
    ObjectNode tree = Examples.tree(Examples.TENANT);
    tree.withObject("/spec/platformRef").put("name", "shared");
    PipelineSpec elsewhere = Parsing.parse(tree.toString()).spec();

    // Then
    assertThat(ChangeRules.check(tenant, elsewhere))
        .containsExactly(
            new Problem(
                "spec.platformRef.name",
                "was users and is shared; it can't be changed; set it back, or create a new pipeline"
                    + " with another metadata.name"));
    assertThat(ChangeRules.check(tenant, tenant.withoutPlatformRef()))
        .containsExactly(
            new Problem(
                "spec.platformRef.name",
                "was users and is left out; it can't be changed; set it back, or create a new pipeline"
                    + " with another metadata.name"));
  }

  @Test
  void shouldRefuseAStorageClassThatIsAddedLater() {
    ObjectNode tree = Examples.usersTree();
    PipelineSpec without = Parsing.parse(tree.toString()).spec();

    assertThat(ChangeRules.check(without, before()))
        .contains(
            new Problem(
                "spec.kafka.storage.storageClassName",
                "was left out and is fast; it can't be changed; set it back, or create a new pipeline"
                    + " with another metadata.name"));
  }
}
