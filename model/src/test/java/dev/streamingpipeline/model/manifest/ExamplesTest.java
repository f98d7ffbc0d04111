package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.AvroRendering;
import dev.streamingpipeline.model.contract.CqlRendering;
import dev.streamingpipeline.model.contract.JsonSchemaRendering;
import dev.streamingpipeline.model.contract.SparkRendering;
import dev.streamingpipeline.model.mapping.RecordMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The examples that the README shows. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "manifests", "examples");

  @Test
  void shouldReadTheUsersExampleAndWriteItBack() throws Exception {
    Pipeline users = PipelineManifest.read(EXAMPLES.resolve("users.yaml"));
    System.out.println(PipelineManifest.write(users));
    assertThat(PipelineManifest.parse(PipelineManifest.write(users), "written")).isEqualTo(users);
    System.out.println(JsonSchemaRendering.of(users.contract()));
    System.out.println(AvroRendering.of(users.contract()));
    System.out.println(SparkRendering.of(users.contract()));
    System.out.println(CqlRendering.createTable(users.contract(), users.spec().sink().cassandra()));
    var mapper = RecordMapper.compile(users.spec().schema());
    System.out.println(
        mapper.map(
"""
{"gender":"male","name":{"first":"Jürgen","last":null},"location":{"street":{"number":12,"name":"Main"},"city":"X","state":"Y","country":"Z","postcode":1234},"email":"e","login":{"uuid":"123e4567-e89b-12d3-a456-426614174000","username":"u"},"dob":{"date":"1990-01-01T00:00:00.123Z"},"registered":{"date":"1990-01-01T00:00:00.123Z"},"phone":"1","picture":{"medium":"m"}}
"""
                .replace("null", "\"L\"")
                .getBytes(StandardCharsets.UTF_8)));
    for (String bad :
        java.util.List.of(
            "{\"login\":{}}", "{\"login\":{\"uuid\":null}}", "{\"login\":null}", "{\"login\":5}")) {
      try {
        mapper.map(bad.getBytes(StandardCharsets.UTF_8));
      } catch (dev.streamingpipeline.model.contract.ContractViolationException e) {
        System.out.println(e.violation() + " " + e.field() + " " + e.getMessage());
      }
    }
    for (String edit :
        java.util.List.of(
            "partitions: 3>partitions: zero",
            "partitions: 3>partitons: 3",
            "name: users_created>name: 5",
            "format: json>format: xml",
            "interval: 1s>interval: 5",
            "interval: 1s>interval: 5y",
            "value: record.email>value: record.email +",
            "value: record.email>value: 1 + 2",
            "key: id>key: idd",
            "primaryKey: [id]>primaryKey: id",
            "metadata:\n  name: users>metadata: x",
            "replicas: 1}  >replicas: 1, replica: 2} ",
            "controlCenter: {enabled: true}>controlCenter: {enabled: yes}",
            "kind: S>kind: T",
            "  source:>  - source:")) {
      String[] e = edit.split(">", -1);
      String text = java.nio.file.Files.readString(EXAMPLES.resolve("users.yaml"));
      assertThat(text).contains(e[0]);
      try {
        PipelineManifest.parse(text.replace(e[0], e[1]), "f");
        System.out.println("!! accepted " + edit);
      } catch (InvalidPipelineException x) {
        System.out.println(edit.replace("\n", "|") + " => " + x.getMessage());
      }
    }
  }
}
