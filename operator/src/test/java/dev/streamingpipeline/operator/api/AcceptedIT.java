package dev.streamingpipeline.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.operator.api.PipelineRequests.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that the model accepts are accepted by an API server too, with the same defaults. */
class AcceptedIT {
  private final PipelineRequests server = new PipelineRequests();

  static List<Named<String>> good() throws Exception {
    List<Named<String>> good = new ArrayList<>();
    good.add(Named.of("the least", Examples.MINIMAL));
    good.add(Named.of("everything", Examples.FULL));
    good.add(Named.of("the largest", largest().toString()));
    good.add(Named.of("a tenant", Examples.TENANT));
    ObjectNode silent = Examples.tree(Examples.TENANT);
    silent.withObject("/spec").put("size", "Large").remove("airflow");
    good.add(Named.of("a tenant that says little", silent.toString()));
    good.add(Named.of("a tenant as it is written", written(Examples.TENANT)));
    good.add(Named.of("volumes", Examples.usersTreeWithStorage().toString()));
    try (Stream<Path> files = Files.walk(Examples.DIRECTORY)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        good.add(Named.of(file.getFileName().toString(), Files.readString(file)));
      }
    }

    ObjectNode copies = Examples.usersTree();
    copies.withObject("/spec/kafka").put("replicas", 5);
    copies.withObject("/spec/cassandra").put("replicas", 5);
    copies.withObject("/spec/topic").put("replicationFactor", 5);
    copies.withObject("/spec/sink/cassandra").put("replicationFactor", 2);
    good.add(Named.of("copies", copies.toString()));

    ObjectNode large = Examples.usersTree();
    large.withObject("/spec").put("size", "Large").remove(List.of("kafka", "cassandra"));
    large.withObject("/spec/topic").put("replicationFactor", 3);
    large.withObject("/spec/sink/cassandra").put("replicationFactor", 3);
    good.add(Named.of("a large platform", large.toString()));

    ObjectNode empty = Examples.usersTree();
    empty.withObject("/spec").putNull("kafka").putObject("spark");
    empty.withObject("/spec/producer").putNull("duration");
    good.add(Named.of("empty components", empty.toString()));
    return good;
  }

  private static String written(String document) throws Exception {
    return PipelineManifest.write(PipelineManifest.parse(document, "test"));
  }

  /**
   * The maximum number of fields, keys and headers: the validation rules must not exceed the
   * server's cost budget.
   */
  private static ObjectNode largest() {
    ObjectNode tree = Examples.usersTree();
    ArrayNode fields = tree.withObject("/spec/schema").putArray("fields");
    ArrayNode primaryKey = tree.withObject("/spec/sink/cassandra").putArray("primaryKey");
    for (int index = 0; index < 200; index++) {
      String name = "a".repeat(45) + (100 + index);
      fields.addObject().put("name", name).put("type", "string").put("value", value(index));
      if (index >= 192) {
        primaryKey.add(name);
      }
    }
    tree.withObject("/spec/schema").put("key", "a".repeat(45) + 299);
    ObjectNode headers = tree.withObject("/spec/source/http/headers");
    for (int index = 0; index < 32; index++) {
      headers.put("X-" + "a".repeat(60) + (10 + index), "v".repeat(1024));
    }
    tree.withObject("/spec/source/http").put("url", "https://a.b/" + "c".repeat(2036));
    return tree;
  }

  private static String value(int index) {
    return "'%s'".formatted("x".repeat(2043) + (100 + index));
  }

  @ParameterizedTest
  @MethodSource("good")
  void shouldAcceptItAndFillInTheSameDefaults(String document) throws Exception {
    // Given
    Pipeline expected = PipelineManifest.parse(document, "test");

    // When
    Answer answer = server.tryToCreate(document);

    // Then
    assertThat(answer.refusals()).isEmpty();
    assertThat(PipelineManifest.parse(answer.body().toString(), "stored")).isEqualTo(expected);
    // And the stored defaults are those that the model writes, except for elements of lists, and //
    // values that the size determines, which may change later
    JsonNode written = Examples.tree(PipelineManifest.write(expected)).get("spec");
    assertThat(defaults(answer.body().get("spec"))).isEqualTo(defaults(written));
  }

  private static JsonNode defaults(JsonNode spec) {
    JsonNode copy = spec.deepCopy();
    copy.at("/schema/fields").forEach(field -> ((ObjectNode) field).remove("required"));
    for (String component : List.of("kafka", "cassandra", "spark", "streamingJob")) {
      ((ObjectNode) copy.get(component)).remove(List.of("replicas", "workers", "resources"));
    }
    return copy;
  }
}
