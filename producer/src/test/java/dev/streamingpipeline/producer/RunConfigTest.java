package dev.streamingpipeline.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConfigTest {
  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void setWhatIsRequired() throws Exception {
    variables.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    pipeline("json");
  }

  @Test
  void shouldNeedThePipelineAndKafkaOnly() {
    RunConfig config = config();

    assertThat(config.pipeline().name()).isEqualTo("users");
    assertThat(config.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(config.duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.registry()).isEmpty();
    assertThat(config.progressFile()).isEmpty();
  }

  @Test
  void shouldTakeWhatIsSet() {
    variables.put("RUN_DURATION", "1m30s");
    variables.put("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081");
    variables.put("PROGRESS_FILE", "/tmp/progress.json");

    RunConfig config = config();

    assertThat(config.duration()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.registry()).contains(new SchemaRegistryConnection("http://127.0.0.1:8081"));
    assertThat(config.progressFile()).contains(Path.of("/tmp/progress.json"));
  }

  @Test
  void shouldNeedTheRegistryForAvro() throws Exception {
    pipeline("avro");

    assertRefused("SCHEMA_REGISTRY_URL is not set");
  }

  @Test
  void shouldNameAWrongDuration() {
    variables.put("RUN_DURATION", "soon");

    assertRefused("RUN_DURATION: 'soon' is no duration");
  }

  @Test
  void shouldNameWhatIsMissing() {
    variables.remove("KAFKA_BOOTSTRAP_SERVERS");
    assertRefused("KAFKA_BOOTSTRAP_SERVERS is not set");

    variables.remove("PIPELINE_FILE");
    assertRefused("PIPELINE_FILE is not set");
  }

  private void pipeline(String format) throws Exception {
    Path file = new TestPipeline(URI.create("https://example.org/")).format(format).write(folder);
    variables.put("PIPELINE_FILE", file.toString());
  }

  private RunConfig config() {
    return RunConfig.fromEnvironment(new Environment(variables));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::config)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(message);
  }
}
