package dev.streamingpipeline.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.rendering.AvroRendering;
import dev.streamingpipeline.model.rendering.JsonSchemaRendering;
import dev.streamingpipeline.samplesource.Behaviour;
import dev.streamingpipeline.samplesource.BrokenRecord;
import dev.streamingpipeline.samplesource.SampleSource;
import dev.streamingpipeline.samplesource.SampleSourceConfig;
import dev.streamingpipeline.wire.codec.RecordDecoder;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.CompressionType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DeliveryIT {
  @TempDir private Path folder;

  private SampleSource sample;
  private String kafka;
  private String topic;
  private TestPipeline pipeline;

  @BeforeEach
  void start(TestInfo test) throws Exception {
    sample = new SampleSource(SampleSourceConfig.DEFAULT.keepServedIds(true));
    kafka = Servers.kafka().address();
    topic = test.getTestMethod().orElseThrow().getName();
    pipeline = new TestPipeline(URI.create(sample.url() + "?results=50")).topic(topic);
  }

  @AfterEach
  void stop() {
    sample.close();
  }

  @Test
  void shouldDeliverWhatTheSourceServes() throws Exception {
    TestTopics topics = new TestTopics(kafka, topic).create();
    pipeline.http("interval", "100ms");
    Path terminationLog = folder.resolve("termination");
    TestRun run =
        new TestRun(folder, pipeline, kafka)
            .with("TERMINATION_LOG", terminationLog.toString())
            .start();
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") >= 100);
    assertThat(run.stop().exitCode()).isZero();

    JsonNode summary = run.summary();
    assertThat(summary.get("pipeline").asText()).isEqualTo("users");
    assertThat(summary.get("outcome").asText()).isEqualTo("Completed");
    assertThat(summary.get("reason").isNull()).isTrue();
    assertThat(summary.get("delivered")).isEqualTo(summary.get("fetched"));
    assertThat(summary.get("firstDelivered").asText())
        .isLessThanOrEqualTo(summary.get("lastDelivered").asText());
    assertThat(Files.readString(terminationLog).strip()).isEqualTo(summary.toString());
    assertThat(run.progress("delivered")).isEqualTo(summary.get("delivered").asLong());

    List<ConsumerRecord<byte[], byte[]>> records = topics.records();
    assertThat(records).hasSize(summary.get("delivered").asInt());
    assertThat(ids()).containsAll(topics.keys());
    assertThat(records)
        .allSatisfy(
            record -> {
              JsonNode value = new ObjectMapper().readTree(record.value());
              assertThat(value.get("id").asText()).isEqualTo(new String(record.key(), UTF_8));
              assertThat(value).hasSize(12);
            });
    assertThat(topics.deadLetters()).isEmpty();
    assertThat(Servers.compression(topic)).containsExactly(CompressionType.ZSTD);
  }

  @Test
  void shouldWriteAvroUnderTheRegisteredContract() throws Exception {
    TestTopics topics = new TestTopics(kafka, topic).create();
    String url = Servers.registry().url().toString();
    Pipeline declared = pipeline.format("avro").read(folder);
    SchemaRegistryClient registry = new SchemaRegistryClient(new SchemaRegistryConnection(url));
    registry.register(topic + "-value", AvroRendering.of(declared.contract()).toString(), "AVRO");
    TestRun run = new TestRun(folder, pipeline, kafka).with("SCHEMA_REGISTRY_URL", url).start();
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") > 0);
    assertThat(run.stop().exitCode()).isZero();

    RecordDecoder decoder = RecordDecoder.of(declared.contract(), registry::schema);
    assertThat(topics.records())
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(decoder.decode(record.value()).get(0))
                    .isEqualTo(UUID.fromString(new String(record.key(), UTF_8))));
  }

  @Test
  void shouldWriteJsonOnlyUnderTheRegisteredContract() throws Exception {
    TestTopics topics = new TestTopics(kafka, topic).create();
    String url = Servers.registry().url().toString();
    TestRun unregistered =
        new TestRun(folder, pipeline, kafka).with("SCHEMA_REGISTRY_URL", url).start();
    assertThat(unregistered.exitCode()).isEqualTo(1);
    assertThat(unregistered.summary().get("outcome").asText()).isEqualTo("Failed");
    assertThat(unregistered.summary().get("reason").asText())
        .isEqualTo(
            "contract is not registered under %s-value; run the provisioner".formatted(topic));
    assertThat(sample.requests()).isZero();

    new SchemaRegistryClient(new SchemaRegistryConnection(url))
        .register(
            topic + "-value",
            JsonSchemaRendering.of(pipeline.read(folder).contract()).toString(),
            "JSON");
    TestRun registered =
        new TestRun(folder, pipeline, kafka).with("SCHEMA_REGISTRY_URL", url).start();
    await().atMost(TestRun.PATIENCE).until(() -> registered.progress("delivered") > 0);
    assertThat(registered.stop().exitCode()).isZero();
    assertThat(topics.records()).isNotEmpty();
  }

  @Test
  void shouldSayThatTheTopicIsMissing() throws Exception {
    TestRun run = new TestRun(folder, pipeline, kafka).start();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.summary().get("reason").asText())
        .isEqualTo("topic %s is missing; run the provisioner".formatted(topic));
    assertThat(sample.requests()).isZero();
  }

  @Test
  void shouldSayThatKafkaDoesNotAnswer() throws Exception {
    TestRun run = new TestRun(folder, pipeline, "127.0.0.1:1").with("RUN_DURATION", "2s").start();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.summary().get("outcome").asText()).isEqualTo("NothingDelivered");
    assertThat(run.summary().get("reason").asText())
        .startsWith("Kafka at 127.0.0.1:1 does not answer");
  }

  @Test
  void shouldKeepSeveralRequestsInFlight() throws Exception {
    new TestTopics(kafka, topic).create();
    sample.behave(Behaviour.slow(ofSeconds(2)));
    pipeline.http("concurrency", 8);
    TestRun run = new TestRun(folder, pipeline, kafka).start();

    // None has a response yet when the last one arrives.
    await().pollInterval(ofMillis(20)).until(() -> sample.requests() == 8);
    assertThat(sample.recordsServed()).isZero();

    await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") == 8 * 50);
    assertThat(run.stop().exitCode()).isZero();
  }

  @Test
  void shouldSendWhatBreaksTheContractToTheDeadLetters() throws Exception {
    TestTopics topics = new TestTopics(kafka, topic).create();
    // With a seed each page is the same, so the records can be requested again.
    pipeline.http("url", sample.url() + "?results=16&seed=a").http("maxBodySize", "16Mi");
    sample.behave(Behaviour.breakingEvery(2));
    TestRun run = new TestRun(folder, pipeline.http("interval", "1h"), kafka).start();
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("deadLettered") == 8);
    assertThat(run.stop().exitCode()).isZero();

    assertThat(run.summary().get("delivered").asInt()).isEqualTo(8);
    assertThat(topics.records()).hasSize(8);
    List<ConsumerRecord<byte[], byte[]>> letters = topics.deadLetters();
    assertThat(letters)
        .extracting(letter -> TestTopics.header(letter, "dead-letter.reason"))
        .containsExactlyInAnyOrder(
            "MissingField",
            "WrongType",
            "WrongType",
            "WrongType",
            "TooDeep",
            "DuplicateKey",
            "NotAnObject",
            "TooLarge");
    String page = get(sample.url() + "?results=16&seed=a");
    assertThat(letters)
        .hasSize(BrokenRecord.values().length)
        .allSatisfy(
            letter -> {
              assertThat(page).contains(new String(letter.value(), UTF_8));
              assertThat(TestTopics.header(letter, "dead-letter.origin")).isEqualTo("source");
              assertThat(TestTopics.header(letter, "dead-letter.url"))
                  .isEqualTo(sample.url().toString());
            });
    ConsumerRecord<byte[], byte[]> missing = letters.get(0);
    assertThat(TestTopics.header(missing, "dead-letter.reason")).isEqualTo("MissingField");
    assertThat(TestTopics.header(missing, "dead-letter.field")).isEqualTo("id");
  }

  private List<String> ids() {
    return sample.servedIds().stream().map(UUID::toString).toList();
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }
}
