package dev.streamingpipeline.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.samplesource.Behaviour;
import dev.streamingpipeline.samplesource.BrokenRecord;
import dev.streamingpipeline.samplesource.SampleSource;
import dev.streamingpipeline.samplesource.SampleSourceConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as users start it, from the distribution. */
@Timeout(300)
class ProcessIT {
  @TempDir private Path folder;

  private Process process;

  @AfterEach
  void kill() {
    process.destroyForcibly();
  }

  @Test
  void shouldDeliverWhatWasFetchedWhenAskedToStopUnderLoad() throws Exception {
    String kafka = Servers.kafka().address();
    TestTopics topics = new TestTopics(kafka, "terminated").create();
    try (SampleSource sample = new SampleSource(SampleSourceConfig.DEFAULT)) {
      sample.behave(
          Behaviour.breakingEvery(10, BrokenRecord.MISSING_UUID, BrokenRecord.DUPLICATE_KEYS));
      TestPipeline pipeline =
          new TestPipeline(URI.create(sample.url() + "?results=200"))
              .topic("terminated")
              .http("concurrency", 4)
              .http(
                  "headersFrom",
                  List.of(Map.of("name", "X-Key", "secretName", "s", "secretKey", "k")));
      TestRun run =
          new TestRun(folder, pipeline, kafka).with("SOURCE_HEADER_X_KEY", "canary-value");
      start(run.variables());
      await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") > 1000);

      process.toHandle().destroy();

      assertThat(process.waitFor()).isZero();
      JsonNode summary = summary();
      long fetched = summary.get("fetched").asLong();
      assertThat(summary.get("outcome").asText()).isEqualTo("Completed");
      assertThat(summary.get("delivered").asLong() + summary.get("deadLettered").asLong())
          .isEqualTo(fetched);
      assertThat(topics.records()).hasSize(summary.get("delivered").asInt());
      assertThat(topics.deadLetters()).hasSize(summary.get("deadLettered").asInt());
      assertThat(summary.get("deadLettered").asInt()).isPositive();
      assertThat(log())
          .contains("run begins", "asked to stop", "reason=\"MissingField\"")
          .doesNotContain("canary-value", "results=200", "\tat ");
    }
  }

  @Test
  void shouldTellABadEnvironmentByItsExitCode() throws Exception {
    start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"));

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(summary().get("outcome").asText()).isEqualTo("Invalid");
    assertThat(summary().get("reason").asText()).startsWith("PIPELINE_FILE is not set");
  }

  @Test
  void shouldTellUnusableKafkaSettingsByItsExitCode() throws Exception {
    TestPipeline pipeline = new TestPipeline(URI.create("http://127.0.0.1:1/"));
    start(new TestRun(folder, pipeline, "not an address").variables());

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(summary().get("reason").asText()).contains("KAFKA_BOOTSTRAP_SERVERS");
  }

  private void start(Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Distribution.locate().classPath("producer"),
                ProducerMain.class.getName())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("log").toFile());
    builder.environment().putAll(variables);
    process = builder.start();
  }

  private JsonNode summary() throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve("out"), UTF_8);
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private String log() throws Exception {
    return Files.readString(folder.resolve("log"));
  }
}
