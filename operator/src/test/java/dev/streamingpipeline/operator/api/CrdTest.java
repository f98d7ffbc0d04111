package dev.streamingpipeline.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.fixtures.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requirements of the generated CRD. That the chart contains it is tested with the chart. */
class CrdTest {
  static final Path GENERATED =
      Path.of("target", "classes", "META-INF", "fabric8")
          .resolve("streamingpipelines.streamingpipeline.dev-v1.yml");

  /** Kubernetes' limit for the total size of an object's annotations. */
  private static final int MAX_ANNOTATIONS = 262_144;

  private static String generated() throws Exception {
    return Files.readString(GENERATED);
  }

  private static JsonNode schema() throws Exception {
    return Examples.tree(generated()).at("/spec/versions/0/schema/openAPIV3Schema");
  }

  @Test
  void shouldBeSmallEnoughForClientSideApply() throws Exception {
    assertThat(Examples.tree(generated()).toString()).hasSizeLessThan(MAX_ANNOTATIONS / 2);
  }

  @Test
  void shouldBoundEveryTextListMapAndNumber() throws Exception {
    List<String> unbounded = new ArrayList<>();
    places("spec", schema().at("/properties/spec"))
        .forEach((path, place) -> unbounded.addAll(missing(path, place)));
    places("status", schema().at("/properties/status"))
        .forEach((path, place) -> unbounded.addAll(missing(path, place)));

    assertThat(unbounded).isEmpty();
  }

  private static List<String> missing(String path, JsonNode place) {
    List<String> bounds =
        switch (place.path("type").asText()) {
          case "string" -> place.has("enum") ? List.of("enum") : List.of("maxLength");
          case "array" -> List.of("maxItems");
          case "object" ->
              place.has("additionalProperties") ? List.of("maxProperties") : List.of("properties");
          case "integer" -> List.of("minimum", "maximum");
          case "boolean" -> List.of();
          default -> List.of("a known type");
        };
    return bounds.stream()
        .filter(bound -> !place.has(bound))
        .map(bound -> path + ": no " + bound)
        .toList();
  }

  @Test
  void shouldDescribeEveryProperty() throws Exception {
    List<String> undescribed = new ArrayList<>();
    for (String half : List.of("spec", "status")) {
      places(half, schema().at("/properties/" + half))
          .forEach(
              (path, place) -> {
                if (!path.endsWith("]") && place.path("description").asText().isBlank()) {
                  undescribed.add(path);
                }
              });
    }

    assertThat(undescribed).isEmpty();
  }

  @Test
  void shouldStateTheRemedyInEveryRule() throws Exception {
    List<String> silent = new ArrayList<>();
    places("", schema())
        .forEach(
            (path, place) ->
                place
                    .path("x-kubernetes-validations")
                    .forEach(
                        rule -> {
                          if (rule.path("message").asText().isBlank()) {
                            silent.add(path + ": " + rule.path("rule").asText());
                          }
                        }));

    assertThat(silent).isEmpty();
  }

  /** Every path in a schema: {@code spec.schema.fields[].name}, {@code spec.kafka.image}. */
  private static Map<String, JsonNode> places(String path, JsonNode schema) {
    Map<String, JsonNode> places = new LinkedHashMap<>();
    places.put(path, schema);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      places.putAll(places(path + "." + property.getKey(), property.getValue()));
    }
    for (String elements : List.of("items", "additionalProperties")) {
      if (schema.has(elements)) {
        places.putAll(places(path + "[]", schema.get(elements)));
      }
    }
    return places;
  }
}
