package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.Examples;
import dev.streamingpipeline.model.Parsing;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every default, stated once. */
class DefaultsTest {
  @Test
  void shouldFillInTheDocumentedDefaults() {
    // When
    Pipeline pipeline = Parsing.parse(Examples.MINIMAL);

    // Then
    assertThat(PipelineManifest.write(pipeline))
        .isEqualTo(
            """
            apiVersion: streamingpipeline.dev/v1alpha1
            kind: StreamingPipeline
            metadata:
              name: tiny
            spec:
              source:
                http:
                  url: https://api.example.org/items
                  interval: 1s
                  concurrency: 1
                  connectTimeout: 5s
                  readTimeout: 30s
                  maxBodySize: 8Mi
                  allowPrivateRedirects: false
              schema:
                format: json
                key: id
                fields:
                - name: id
                  type: uuid
                  value: record.id
                  required: true
              topic:
                name: items
                partitions: 3
                retention: 7d
              size: Small
              producer:
                trigger: CronJob
                schedule: 0 0 * * *
                duration: 1m
                suspend: false
              streamingJob:
                triggerInterval: 1s
                maxOffsetsPerTrigger: 20000
              sink:
                cassandra:
                  keyspace: shop
                  table: items
                  primaryKey:
                  - id
              kafka:
                provider: Strimzi
                metadata: ZooKeeper
                replicas: 1
              schemaRegistry:
                provider: Standalone
                flavor: Confluent
              controlCenter:
                enabled: true
              kafkaUi:
                enabled: true
              airflow:
                enabled: true
              spark:
                workers: 1
              cassandra:
                provider: Standalone
                replicas: 1
              networkPolicy:
                enabled: true
              security: {}
              deletionPolicy: Retain
            """);
    assertThat(pipeline.spec().source().http().records()).isEmpty();
    assertThat(pipeline.topicReplicationFactor()).isEqualTo(1);
    assertThat(pipeline.tableReplicationFactor()).isEqualTo(1);
    assertThat(pipeline.dagId()).isEqualTo("user_automation");
    assertThat(pipeline.spec().topic().deadLetterTopic()).isEqualTo("items.dlq");
    assertThat(pipeline.contract().subject()).isEqualTo("items-value");
  }

  @Test
  void shouldReplicateAsOftenAsThereAreNodesButAtMostThreeTimes() {
    for (var expected : Map.of(1, 1, 2, 2, 3, 3, 5, 3).entrySet()) {
      var tree = Examples.usersTree();
      tree.withObject("/spec/kafka").put("replicas", expected.getKey());
      tree.withObject("/spec/cassandra").put("replicas", expected.getKey());

      Pipeline pipeline = Parsing.parse(tree.toString());

      assertThat(pipeline.topicReplicationFactor()).isEqualTo(expected.getValue());
      assertThat(pipeline.tableReplicationFactor()).isEqualTo(expected.getValue());
    }
  }

  @Test
  void shouldBeAsLargeAsItsSizeSaysWhereItSaysNothingElse() {
    var tree = Examples.usersTree();
    tree.withObject("/spec").put("size", "Large").remove(List.of("kafka", "cassandra", "spark"));
    tree.withObject("/spec/cassandra/resources/limits").put("memory", "5Gi");
    tree.withObject("/spec/spark").put("workers", 7);

    Pipeline pipeline = Parsing.parse(tree.toString());

    PipelineSpec spec = pipeline.spec();
    assertThat(spec.kafka().replicas()).isEqualTo(3);
    assertThat(spec.kafka().resources().limits().memory()).hasToString("4Gi");
    assertThat(spec.cassandra().replicas()).isEqualTo(3);
    assertThat(spec.cassandra().resources().limits().memory()).hasToString("5Gi");
    assertThat(spec.cassandra().resources().requests()).isNull();
    assertThat(spec.spark().workers()).isEqualTo(7);
    assertThat(spec.spark().resources().limits().memory()).hasToString("4Gi");
    assertThat(pipeline.topicReplicationFactor()).isEqualTo(3);
    assertThat(pipeline.tableReplicationFactor()).isEqualTo(3);
  }

  @Test
  void shouldLeaveTheMemoryToAHeapThatIsGiven() {
    var tree = Examples.usersTree();
    tree.withObject("/spec").put("size", "Medium");
    tree.withObject("/spec/kafka").put("heap", "3Gi");

    assertThat(Parsing.parse(tree.toString()).spec().kafka().resources()).isNull();
  }

  @Test
  void shouldPreferTheDeclaredReplication() {
    var tree = Examples.usersTree();
    tree.withObject("/spec/kafka").put("replicas", 5);
    tree.withObject("/spec/cassandra").put("replicas", 5);
    tree.withObject("/spec/topic").put("replicationFactor", 5);
    tree.withObject("/spec/sink/cassandra").put("replicationFactor", 2);

    Pipeline pipeline = Parsing.parse(tree.toString());

    assertThat(pipeline.topicReplicationFactor()).isEqualTo(5);
    assertThat(pipeline.tableReplicationFactor()).isEqualTo(2);
  }

  @Test
  void shouldTakeAnEmptyComponentForItsDefault() {
    var tree = Examples.usersTree();
    tree.withObject("/spec").putNull("kafka").putObject("spark");

    Pipeline pipeline = Parsing.parse(tree.toString());

    assertThat(pipeline.spec().kafka().replicas()).isEqualTo(1);
    assertThat(pipeline.spec().spark().workers()).isEqualTo(1);
  }
}
