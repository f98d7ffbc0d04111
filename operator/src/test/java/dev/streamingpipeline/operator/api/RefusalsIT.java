package dev.streamingpipeline.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.fixtures.ManifestCase;
import dev.streamingpipeline.operator.api.PipelineRequests.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Manifests that the model refuses are refused by an API server too, before anything is stored. The
 * golden files hold its messages; {@code mvn verify -Dgolden.update=true} rewrites them.
 */
class RefusalsIT {
  private static final Path REFUSALS = Golden.RESOURCES.resolve("refusals.txt");
  private static final Path REFUSED_CHANGES = Golden.RESOURCES.resolve("refused-changes.txt");

  private static final String EXPRESSION =
      "whether an expression compiles, and to what type, only a CEL compiler knows";

  private static final String PLATFORM =
      "a rule would have to list every field of the platform's components";

  /** Cases that only the operator can refuse, and why. */
  private static final Map<String, String> LEFT_TO_THE_OPERATOR =
      Map.ofEntries(
          Map.entry("an expression with a syntax error", EXPRESSION),
          Map.entry("an expression of another variable", EXPRESSION),
          Map.entry("an expression of an unknown function", EXPRESSION),
          Map.entry("an expression of a shell", EXPRESSION),
          Map.entry("a number for a string field", EXPRESSION),
          Map.entry("a list for a string field", EXPRESSION),
          Map.entry("an optional number for a string field", EXPRESSION),
          Map.entry("null for a string field", EXPRESSION),
          Map.entry("a number for a uuid field", EXPRESSION),
          Map.entry("text for an int field", EXPRESSION),
          Map.entry("a double for a long field", EXPRESSION),
          Map.entry("text for a double field", EXPRESSION),
          Map.entry("text for a boolean field", EXPRESSION),
          Map.entry("a number for a timestamp field", EXPRESSION),
          Map.entry("a timestamp for a date field", EXPRESSION),
          Map.entry("an expression that is nested too deep", EXPRESSION),
          Map.entry("a tenant that says how large the platform is", PLATFORM),
          Map.entry("a tenant that says what runs on the platform", PLATFORM),
          Map.entry("a url with brackets in its path", "the isURL of Kubernetes accepts them"),
          Map.entry("a header without a value", "an API server takes null for absent"));

  private final PipelineRequests server = new PipelineRequests();

  @Test
  void shouldRefuseWhatTheModelRefuses() throws Exception {
    // Given
    List<ManifestCase> resources = resources();

    // When
    List<ManifestCase> answered = new ArrayList<>();
    List<String> accepted = new ArrayList<>();
    int invalid = 0;
    for (ManifestCase bad : resources) {
      Answer answer = server.tryToCreate(bad.document());
      answered.add(new ManifestCase(bad.name(), List.of(), answer.refusals()));
      if (answer.accepted()) {
        accepted.add(bad.name());
      } else {
        assertThat(answer.code()).as(bad.name()).isIn(400, 422);
        invalid += answer.code() == 422 ? 1 : 0;
      }
    }

    // Then
    Golden.check(REFUSALS, ManifestCase.write(REFUSALS, answered));
    assertThat(accepted).containsExactlyInAnyOrderElementsOf(LEFT_TO_THE_OPERATOR.keySet());
    assertThat(invalid).isGreaterThan(140);
  }

  @Test
  void shouldNameTheFieldThatTheModelNames() {
    for (ManifestCase bad : resources()) {
      Answer answer = server.tryToCreate(bad.document());
      if (answer.code() == 422) {
        assertThat(answer.refusals())
            .as(bad.name())
            .anyMatch(
                refusal ->
                    bad.expected().stream().anyMatch(problem -> aboutTheSame(refusal, problem)));
      }
    }
  }

  @Test
  void shouldRefuseTheChangesThatTheModelRefuses() throws Exception {
    // Given
    Answer before = server.apply("users", Examples.usersTreeWithStorage().toString());
    assertThat(before.refusals()).isEmpty();

    // When
    List<ManifestCase> answered = new ArrayList<>();
    for (ManifestCase change : ManifestCase.read(ManifestCase.CHANGES)) {
      Answer answer = server.tryToApply("users", change.edit(Examples.usersTreeWithStorage()));
      assertThat(answer.accepted()).as(change.name()).isEqualTo(change.expected().isEmpty());
      answered.add(new ManifestCase(change.name(), List.of(), answer.refusals()));
    }

    // Then
    Golden.check(REFUSED_CHANGES, ManifestCase.write(REFUSED_CHANGES, answered));
  }

  @Test
  void shouldKeepATenantOnItsPlatform() {
    // Given
    assertThat(server.apply("orders", Examples.TENANT).refusals()).isEmpty();
    ObjectNode elsewhere = Examples.tree(Examples.TENANT);
    elsewhere.withObject("/spec/platformRef").put("name", "shared");
    ObjectNode alone = Examples.tree(Examples.TENANT);
    alone.withObject("/spec").remove("platformRef");

    // Then
    assertThat(server.tryToApply("orders", elsewhere.toString()).refusals())
        .singleElement()
        .asString()
        .startsWith("spec.platformRef.name: ")
        .contains("was users and is shared; it can't be changed");
    assertThat(server.tryToApply("orders", alone.toString()).refusals())
        .singleElement()
        .asString()
        .startsWith("spec.platformRef.name: ")
        .contains("it can't be changed");
  }

  @Test
  void shouldRefuseAStorageClassThatIsAddedLater() {
    // Given
    ObjectNode without = Examples.usersTree();
    without.withObject("/metadata").put("name", "later");
    assertThat(server.apply("later", without.toString()).refusals()).isEmpty();

    // When
    without.withObject("/spec/kafka/storage").put("size", "20Gi");
    Answer size = server.tryToApply("later", without.toString());
    without.withObject("/spec/kafka/storage").put("storageClassName", "fast");
    Answer storageClass = server.tryToApply("later", without.toString());

    // Then
    assertThat(size.refusals()).isEmpty();
    assertThat(storageClass.refusals())
        .singleElement()
        .asString()
        .startsWith("spec.kafka.storage.storageClassName: ")
        .contains("can't be changed");
  }

  /** The cases about resources; the others are about files. */
  private static List<ManifestCase> resources() {
    return ManifestCase.read(ManifestCase.BAD_MANIFESTS).stream()
        .filter(bad -> !bad.isText())
        .toList();
  }

  /** Whether both messages name the same field, or one a parent of the other's. */
  private static boolean aboutTheSame(String refusal, String problem) {
    String refused = place(refusal);
    String wrong = place(problem);
    boolean nested = wrong.startsWith(refused) || refused.startsWith(wrong);
    return refused.equals(wrong) || (nested && !refused.equals("spec"));
  }

  /**
   * The field's path with dots instead of brackets, which the model and the server use differently.
   */
  private static String place(String message) {
    return message.substring(0, message.indexOf(": ")).replace('[', '.').replace("]", "");
  }
}
