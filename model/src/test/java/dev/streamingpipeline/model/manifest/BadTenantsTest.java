package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.fixtures.ManifestCase;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.validation.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The problems of tenants that don't fit their platform. */
class BadTenantsTest {
  static List<ManifestCase> cases() {
    return ManifestCase.read(ManifestCase.BAD_TENANTS);
  }

  private static List<String> problems(ManifestCase bad) throws Exception {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    both.set("tenant", Examples.tree(Examples.TENANT));
    both.set("platform", Examples.usersTree());
    ObjectNode edited = Examples.tree(bad.edit(both));
    Pipeline platform = PipelineManifest.parse("users", edited.at("/platform/spec"));
    try {
      PipelineManifest.parseTenant("orders", edited.at("/tenant/spec"), platform);
      return List.of();
    } catch (InvalidPipelineException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  @Test
  void shouldPinEveryMessage() throws Exception {
    // Given
    List<ManifestCase> cases = cases();

    // When
    List<ManifestCase> answered = new ArrayList<>();
    for (ManifestCase bad : cases) {
      answered.add(new ManifestCase(bad.name(), bad.steps(), problems(bad)));
    }

    // Then
    Golden.check(ManifestCase.BAD_TENANTS, ManifestCase.write(ManifestCase.BAD_TENANTS, answered));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldRefuseAndNameAWayOut(ManifestCase bad) {
    assertThat(bad.expected()).isNotEmpty();
    assertThat(bad.expected()).allMatch(BadManifestsTest::namesAWayOut);
  }

  @Test
  void shouldSayNothingOfATenantThatFits() throws Exception {
    assertThat(problems(new ManifestCase("as it is", List.of(), List.of()))).isEmpty();
  }
}
