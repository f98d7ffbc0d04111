package dev.streamingpipeline.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.model.Examples;
import dev.streamingpipeline.model.Pipeline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is read. */
class RoundTripTest {
  private static final String RESOURCES =
      "{requests: {cpu: 250m, memory: 1Gi}, limits: {cpu: \"2\", memory: 2Gi}}";
  private static final String POD_TEMPLATE =
      """
      {labels: {team: "7", zone: west}, annotations: {b: "yes", a: "1e3"}, nodeSelector: {disk: ssd}, \
      tolerations: [{key: k, operator: Equal, value: "true", effect: NoExecute, tolerationSeconds: 30}], \
      priorityClassName: high, imagePullSecrets: [one, two]}""";
  private static final String STORAGE = "{size: 10Gi, storageClassName: fast}";

  /** A pipeline with every field that there is. */
  static final String FULL =
      """
      apiVersion: streamingpipeline.dev/v1alpha1
      kind: StreamingPipeline
      metadata: {name: full}
      spec:
        source:
          http:
            url: https://api.example.org/items?page=1&size=50
            records: /data/items
            interval: 1m30s
            concurrency: 4
            connectTimeout: 2.5s
            readTimeout: 10s
            maxBodySize: 512Ki
            headers: {Accept-Language: "de, en;q=0.5", X-Version: "2"}
            headersFrom: [{name: Authorization, secretName: api, secretKey: token}]
            allowPrivateRedirects: true
        schema:
          format: avro
          key: id
          fields:
            - {name: id, type: uuid, value: record.id}
            - {name: note, type: string, value: "record.?note.orValue('# - : \\\\'x\\\\' ä 日本 😀')", required: false}
        topic: {name: items.v1, partitions: 6, retention: 36h, replicationFactor: 2}
        producer: {trigger: Airflow, schedule: "*/10 * * * 1-5", duration: 5m, suspend: true, \
      image: "r/p:1", resources: RESOURCES, podTemplate: POD}
        streamingJob: {triggerInterval: 0s, maxOffsetsPerTrigger: 500, image: "r/j@sha256:ab", \
      resources: RESOURCES, storage: STORAGE, podTemplate: POD}
        sink: {cassandra: {keyspace: shop, table: items, primaryKey: [id], replicationFactor: 3}}
        kafka: {provider: External, metadata: KRaft, replicas: 3, bootstrapServers: "a:9092,b:9092", \
      image: "r/k:1", heap: 1G, resources: RESOURCES, storage: STORAGE, podTemplate: POD}
        schemaRegistry: {flavor: Apicurio, image: "r/s:1", heap: 512Mi, resources: RESOURCES, \
      storage: STORAGE, podTemplate: POD}
        controlCenter: {enabled: false, image: "r/c:1", resources: RESOURCES, podTemplate: POD}
        kafkaUi: {enabled: false, image: "r/u:1", resources: RESOURCES, podTemplate: POD}
        airflow: {enabled: true, dagId: my.dag-1, image: "r/a:1", resources: RESOURCES, \
      storage: STORAGE, podTemplate: POD}
        spark: {workers: 2, image: "r/w:1", resources: RESOURCES, podTemplate: POD}
        cassandra: {replicas: 3, image: "r/d:1", heap: 1Gi, resources: RESOURCES, \
      storage: STORAGE, podTemplate: POD}
        deletionPolicy: Delete
      status: {ready: true}
      """
          .replace("RESOURCES", RESOURCES)
          .replace("POD", POD_TEMPLATE)
          .replace("STORAGE", STORAGE);

  @Test
  void shouldReadAFullPipelineAsItWasWritten() {
    Pipeline full = Examples.parse(FULL);

    assertThat(Examples.parse(PipelineManifest.write(full))).isEqualTo(full);
    assertThat(full.toString()).doesNotContain("=null");
  }

  @Test
  void shouldWriteTheSamePipelineTheSameWayAndKeepTheOrder() {
    String written = PipelineManifest.write(Examples.parse(FULL));

    assertThat(PipelineManifest.write(Examples.parse(written))).isEqualTo(written);
    assertThat(written)
        .containsSubsequence("Accept-Language", "X-Version", "team", "zone", "b:", "a:");
  }

  @Test
  void shouldLeaveOtherDocumentsAlone() throws Exception {
    String file =
        "kind: ConfigMap\ndata: {a: &x [1], b: *x}\n---\n---\n# nothing\n---\n- a list\n---\n"
            + Examples.MINIMAL
            + "---\nkind: Secret\nunknown: {spec: 1}\n";

    assertThat(PipelineManifest.parse(file, "test")).isEqualTo(Examples.parse(Examples.MINIMAL));
  }

  @Test
  void shouldLeaveWhatOnlyKubernetesReadsAlone() {
    String file =
        Examples.MINIMAL.replace(
            "{name: tiny}",
            "{name: tiny, namespace: n, generation: 3, labels: {a: b}, managedFields: [{x: 1}]}");

    assertThat(Examples.parse(file)).isEqualTo(Examples.parse(Examples.MINIMAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "on",
        "n",
        "true",
        "null",
        "~",
        "",
        " ",
        "5",
        "+5",
        "-5",
        "0x1F",
        "0o7",
        "012",
        "1_000",
        "1e3",
        "1.5e+3",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "NaN",
        "1:30",
        "2026-01-31",
        "- a",
        "-",
        "?",
        "? a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "'",
        "\"",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "{a}",
        "[a]",
        "a,b",
        " a",
        "a ",
        "a\nb",
        "a\n",
        "\n",
        "a\tb",
        "\t",
        "ä",
        "日本",
        "😀",
        "\u0085",
        "\u2028",
        "\ufeff",
        "---",
        "...",
        "=",
        "<<",
        "\\",
        "a\\nb",
        "\u0007",
        "\u007f",
        "0",
        "-0",
        "0.0",
        "+",
        "-.inf",
        "1__2"
      })
  void shouldKeepEveryText(String text) {
    // Given
    ObjectNode tree = Examples.tree(Examples.MINIMAL);
    tree.withObject("/spec/kafka/podTemplate/annotations").put("first", text).put(text, "second");
    Pipeline pipeline = Examples.parse(escaped(tree));
    assertThat(pipeline.spec().kafka().podTemplate().annotations()).containsEntry("first", text);

    // Then
    assertThat(Examples.parse(PipelineManifest.write(pipeline))).isEqualTo(pipeline);
  }

  @Test
  void shouldKeepRandomTexts() {
    Random random = new Random(1);
    List<String> parts =
        List.of(
            "a", " ", ":", "#", "-", "\n", "'", "\"", "{", "1", ".", "e", "\\", "ü", "😀", "\t",
            "|", "+", "_");
    ObjectNode tree = Examples.tree(Examples.MINIMAL);
    ObjectNode annotations = tree.withObject("/spec/kafka/podTemplate/annotations");
    for (int index = 0; index < 3000; index++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(6);
      for (int part = 0; part < length; part++) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      annotations.put("a" + index, text.toString());
    }
    Pipeline pipeline = Examples.parse(escaped(tree));

    assertThat(Examples.parse(PipelineManifest.write(pipeline))).isEqualTo(pipeline);
  }

  /** As JSON that holds nothing but printable ASCII. */
  private static String escaped(ObjectNode tree) {
    StringBuilder text = new StringBuilder();
    tree.toString()
        .chars()
        .forEach(
            c -> {
              if (c < 0x7f) {
                text.append((char) c);
              } else {
                text.append("\\u%04x".formatted(c));
              }
            });
    return text.toString();
  }
}
