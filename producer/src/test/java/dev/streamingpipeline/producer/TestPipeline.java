package dev.streamingpipeline.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The users example, with changes for a test. */
public final class TestPipeline {
  private static final Path EXAMPLE = Path.of("..", "manifests", "examples", "users.yaml");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonNode manifest;

  public TestPipeline(URI url) throws Exception {
    manifest = YAML.readTree(EXAMPLE.toFile());
    http("url", url.toString());
    http("interval", "0s");
  }

  public TestPipeline http(String member, Object value) {
    return set("/spec/source/http", member, value);
  }

  public TestPipeline topic(String name) {
    return set("/spec/topic", "name", name);
  }

  public TestPipeline format(String format) {
    return set("/spec/schema", "format", format);
  }

  private TestPipeline set(String parent, String member, Object value) {
    ((ObjectNode) manifest.at(parent)).set(member, YAML.valueToTree(value));
    return this;
  }

  /** Writes the manifest to a new file in a folder. */
  public Path write(Path folder) throws Exception {
    return Files.writeString(
        Files.createTempFile(folder, "pipeline", ".yaml"), YAML.writeValueAsString(manifest));
  }

  public Pipeline read(Path folder) throws Exception {
    return PipelineManifest.read(write(folder));
  }
}
