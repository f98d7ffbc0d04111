package dev.streamingpipeline.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.fixtures.Golden;
import dev.streamingpipeline.model.Parsing;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.model.rendering.JsonSchemaRendering;
import dev.streamingpipeline.model.rendering.SparkRendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One contract, four renderings. {@code -Dgolden.update=true} rewrites the files. */
class RenderingsTest {
  private static final Path GOLDEN = Golden.RESOURCES.resolve("golden");

  /** Every type, required and optional. */
  private static final String ALL_TYPES =
      """
      apiVersion: streamingpipeline.dev/v1alpha1
      kind: StreamingPipeline
      metadata: {name: all-types}
      spec:
        source: {http: {url: https://api.example.org/items}}
        schema:
          format: avro
          key: id
          fields:
      %s  topic: {name: 1-all.types}
        sink: {cassandra: {keyspace: shop, table: all_types, primaryKey: [id, a_date, a_timestamp]}}
      """;

  private static Map<String, Pipeline> cases() {
    StringBuilder fields = new StringBuilder();
    fields.append("      - {name: id, type: uuid, value: record.id}\n");
    for (FieldType type : FieldType.values()) {
      String field = "      - {name: %s_%s, type: %s, value: record.x, required: %s}\n";
      fields.append(field.formatted("a", type.displayName(), type.displayName(), true));
      fields.append(field.formatted("optional", type.displayName(), type.displayName(), false));
    }
    return Map.of(
        "users", Parsing.parse(Examples.users()),
        "all-types", Parsing.parse(ALL_TYPES.formatted(fields)));
  }

  private static Map<Path, String> rendered() {
    Map<Path, String> files = new TreeMap<>();
    cases()
        .forEach(
            (name, pipeline) -> {
              Contract contract = pipeline.contract();
              var sink = pipeline.spec().sink().cassandra();
              Path directory = GOLDEN.resolve(name);
              files.put(
                  directory.resolve("json-schema.json"),
                  JsonSchemaRendering.of(contract).toPrettyString());
              files.put(
                  directory.resolve("avro.avsc"), AvroRendering.of(contract).toPrettyString());
              files.put(directory.resolve("spark.ddl"), SparkRendering.of(contract));
              files.put(
                  directory.resolve("table.cql"),
                  Stream.of(
                          CqlRendering.createKeyspace(sink, "it's", 3),
                          CqlRendering.createTable(contract, sink),
                          CqlRendering.addColumn(
                              sink, contract.fields().get(contract.fields().size() - 1)),
                          CqlRendering.upsert(contract, sink))
                      .collect(Collectors.joining(";\n\n", "", ";")));
            });
    return files;
  }

  @Test
  void shouldRenderAsTheGoldenFilesSay() throws IOException {
    for (var file : rendered().entrySet()) {
      Golden.check(file.getKey(), file.getValue() + "\n");
    }

    // And no golden file is unused
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(rendered().keySet());
    }
  }
}
