package dev.streamingpipeline.provisioner;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.util.List;

/**
 * A pipeline that tests vary.
 *
 * @param name also of the topic and the keyspace
 * @param format json or avro
 * @param fields {@code name type}, with a question mark after the type of an optional field
 * @param topic further properties of the topic
 * @param sink further properties of the table
 * @param replicas of Kafka and Cassandra
 */
public record PipelineDraft(
    String name, String format, List<String> fields, String topic, String sink, int replicas) {

  /** A pipeline of three fields: id, first_name and age, the last optional. */
  public static PipelineDraft named(String name) {
    return new PipelineDraft(
        name,
        "json",
        List.of("id uuid", "first_name string", "age int?"),
        "partitions: 3, retention: 7d",
        "primaryKey: [id]",
        1);
  }

  public PipelineDraft format(String other) {
    return new PipelineDraft(name, other, fields, topic, sink, replicas);
  }

  public PipelineDraft fields(String... others) {
    return new PipelineDraft(name, format, List.of(others), topic, sink, replicas);
  }

  public PipelineDraft topic(String other) {
    return new PipelineDraft(name, format, fields, other, sink, replicas);
  }

  public PipelineDraft sink(String other) {
    return new PipelineDraft(name, format, fields, topic, other, replicas);
  }

  public PipelineDraft replicas(int other) {
    return new PipelineDraft(name, format, fields, topic, sink, other);
  }

  public String yaml() {
    return """
        apiVersion: streamingpipeline.dev/v1alpha1
        kind: StreamingPipeline
        metadata: {name: test}
        spec:
          source: {http: {url: "http://127.0.0.1:1/", records: /results}}
          schema:
            format: %s
            key: id
            fields:
        %s
          topic: {name: %s, %s}
          sink: {cassandra: {keyspace: %s, table: records, %s}}
          kafka: {replicas: %s}
          cassandra: {replicas: %s}
        """
        .formatted(
            format,
            fields.stream().map(PipelineDraft::field).collect(joining("\n")),
            name,
            topic,
            name,
            sink,
            replicas,
            replicas);
  }

  private static String field(String field) {
    String[] parts = field.split(" ", -1);
    return "      - {name: %s, type: %s, value: record.%s, required: %s}"
        .formatted(parts[0], parts[1].replace("?", ""), parts[0], !parts[1].endsWith("?"));
  }

  public Pipeline pipeline() {
    try {
      return PipelineManifest.parse(yaml(), "test");
    } catch (InvalidPipelineException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
