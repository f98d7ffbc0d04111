package dev.streamingpipeline.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The examples that the README shows, as test inputs. */
public final class Examples {
  public static final Path DIRECTORY = Path.of("..", "manifests", "examples");

  /** The least that a user must write. */
  public static final String MINIMAL =
      """
      apiVersion: streamingpipeline.dev/v1alpha1
      kind: StreamingPipeline
      metadata: {name: tiny}
      spec:
        source: {http: {url: https://api.example.org/items}}
        schema:
          key: id
          fields: [{name: id, type: uuid, value: record.id}]
        topic: {name: items}
        sink: {cassandra: {keyspace: shop, table: items, primaryKey: [id]}}
      """;

  private Examples() {}

  public static String users() {
    try {
      return Files.readString(DIRECTORY.resolve("users.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The users example as a tree to edit. */
  public static ObjectNode usersTree() {
    return tree(users());
  }

  /** A document as a tree to edit. */
  public static ObjectNode tree(String yaml) {
    try {
      return (ObjectNode) new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses what must be valid. */
  public static Pipeline parse(String yaml) {
    try {
      return PipelineManifest.parse(yaml, "test");
    } catch (InvalidPipelineException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
