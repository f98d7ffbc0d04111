package dev.streamingpipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import dev.streamingpipeline.model.rendering.CqlRendering;
import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.FreePorts;
import dev.streamingpipeline.runtimes.JavaProgram;
import dev.streamingpipeline.runtimes.JvmArguments;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A pipeline for one test: its topic and table are created by the real provisioner, and its driver
 * runs as a separate process.
 */
final class RunningJob implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Systems systems;
  final Pipeline pipeline;
  final Path folder;
  private final int statusPort = FreePorts.pick();
  private final Map<String, String> extraEnvironment;
  private ChildProcess driver;

  private RunningJob(Systems systems, Pipeline pipeline, Map<String, String> extraEnvironment)
      throws IOException {
    this.systems = systems;
    this.pipeline = pipeline;
    this.extraEnvironment = extraEnvironment;
    this.folder = Files.createDirectories(systems.folder.resolve(pipeline.name()));
    Files.writeString(folder.resolve("pipeline.yaml"), PipelineManifest.write(pipeline));
  }

  /**
   * Provisions a pipeline and starts its driver.
   *
   * @param schema the YAML under {@code spec.schema}, indented by two
   */
  static RunningJob start(Systems systems, String schema, String... extraEnvironment)
      throws Exception {
    RunningJob job = provision(systems, schema, extraEnvironment);
    job.startDriver();
    return job;
  }

  /** Provisions a pipeline without starting its driver. */
  static RunningJob provision(Systems systems, String schema, String... extraEnvironment)
      throws Exception {
    String name = "it" + COUNT.incrementAndGet();
    String yaml =
        """
        apiVersion: streamingpipeline.dev/v1alpha1
        kind: StreamingPipeline
        metadata: {name: %s}
        spec:
          source: {http: {url: "https://example.org/"}}
          schema:
        %s
          topic: {name: %s-events}
          streamingJob: {triggerInterval: 200ms}
          sink: {cassandra: {keyspace: tests, table: %s, primaryKey: [id]}}
        """
            .formatted(name, schema.indent(4).stripTrailing(), name, name);
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < extraEnvironment.length; i += 2) {
      environment.put(extraEnvironment[i], extraEnvironment[i + 1]);
    }
    RunningJob job =
        new RunningJob(systems, PipelineManifest.parseValidated(yaml, name), environment);
    job.runProvisioner();
    return job;
  }

  void runProvisioner() {
    ChildProcess provisioner =
        ChildProcess.start(
            JavaProgram.named("provisioner")
                .mainClass("dev.streamingpipeline.provisioner.ProvisionerMain")
                .classPath(systems.distribution.classPath("provisioner"))
                .jvmArguments(JvmArguments.small(96))
                .environment(environment())
                .workingFolder(folder)
                .logFile(folder.resolve("provisioner.log"))
                .build(),
            systems.distribution);
    assertThat(provisioner.exitCode().join())
        .as(() -> String.join("\n", provisioner.lastLines(30)))
        .isZero();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PIPELINE_FILE", folder.resolve("pipeline.yaml").toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", systems.kafka.address());
    environment.put("SCHEMA_REGISTRY_URL", systems.registry.url().toString());
    environment.put("CASSANDRA_CONTACT_POINTS", systems.cassandra.address());
    environment.put("CHECKPOINT_DIRECTORY", checkpoint().toString());
    environment.put("STATUS_HOST", "127.0.0.1");
    environment.put("STATUS_PORT", String.valueOf(statusPort));
    environment.putAll(extraEnvironment);
    return environment;
  }

  /** Sets an environment variable of processes that start later. */
  void setVariable(String name, String value) {
    extraEnvironment.put(name, value);
  }

  Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  /**
   * Starts the driver.
   *
   * @param settings Java system properties, which override those that all tests share
   */
  void startDriver(String... settings) {
    driver =
        ChildProcess.start(
            JavaProgram.named("driver")
                .mainClass("dev.streamingpipeline.spark.StreamingJobMain")
                .classPath(
                    systems.distribution.classPath("spark-app"),
                    systems.distribution.classPath("spark"))
                .jvmArguments(JvmArguments.spark(512, systems.distribution))
                .jvmArguments(
                    "-Dspark.master=local[2,4]",
                    "-Dspark.driver.host=127.0.0.1",
                    "-Dspark.driver.bindAddress=127.0.0.1",
                    "-Dspark.ui.enabled=false",
                    "-Dspark.local.dir=" + folder.resolve("spark"))
                .jvmArguments(settings)
                .environment(environment())
                .workingFolder(folder)
                .logFile(folder.resolve("driver.log"))
                .build(),
            systems.distribution);
  }

  ChildProcess driver() {
    return driver;
  }

  String topic() {
    return pipeline.spec().topic().name();
  }

  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            systems.kafka.address(),
            "acks",
            "all",
            "max.request.size",
            5 * 1024 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** The driver's status. */
  JsonNode progress() throws IOException, InterruptedException {
    return JSON.readTree(get("/progress").body());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s%s".formatted(statusPort, path)))
            .timeout(Duration.ofSeconds(10))
            .build(),
        BodyHandlers.ofString());
  }

  /** Waits until its query runs. */
  void awaitRunning() {
    await()
        .atMost(TIMEOUT)
        // A driver that is starting does not answer yet
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get("/readyz").statusCode() == HttpURLConnection.HTTP_OK);
  }

  /** All rows of the table. */
  List<Row> rows() {
    return systems
        .cql()
        .execute("SELECT * FROM " + CqlRendering.table(pipeline.spec().sink().cassandra()))
        .all();
  }

  void awaitRows(int count) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(rows()).hasSize(count));
  }

  /**
   * Waits, because a batch is counted only when it is complete, which is after its rows can be
   * read.
   */
  void awaitRowsIn(int count) {
    await()
        .atMost(TIMEOUT)
        // A driver that is starting does not answer yet
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(progress().path("rowsIn").asInt()).isEqualTo(count));
  }

  /** All dead letters that are in the topic at the moment. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                systems.kafka.address(),
                "max.partition.fetch.bytes",
                20 * 1024 * 1024,
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(pipeline.spec().topic().deadLetterTopic(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(letters::add);
      }
      return letters;
    }
  }

  void awaitDeadLetters(int count) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(deadLetters()).hasSize(count));
  }

  @Override
  public void close() {
    if (driver != null) {
      // Killed, because its data is no longer needed and an orderly shutdown takes seconds
      driver.kill();
    }
  }
}
