package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionerConfigTest {
  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void setAll() throws IOException {
    Path file = Files.writeString(folder.resolve("pipeline.yaml"), PipelineDraft.named("t").yaml());
    variables.put("PIPELINE_FILE", file.toString());
    variables.put("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
    variables.put("SCHEMA_REGISTRY_URL", "http://registry:8081");
    variables.put("CASSANDRA_CONTACT_POINTS", "cassandra:9042");
  }

  @Test
  void shouldHaveDefaults() {
    ProvisionerConfig config = ProvisionerConfig.fromEnvironment(new Environment(variables));

    assertThat(config.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.cassandra().datacenter()).isEqualTo("datacenter1");
    assertThat(config.pipeline().name()).isEqualTo("test");
  }

  @Test
  void shouldNotShowSecrets() {
    variables.put("CASSANDRA_USERNAME", "writer");
    variables.put("CASSANDRA_PASSWORD", "s3cret");

    assertThat(ProvisionerConfig.fromEnvironment(new Environment(variables)).toString())
        .contains("writer")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PIPELINE_FILE             |             | PIPELINE_FILE is not set
          PIPELINE_FILE             | /nowhere    | PIPELINE_FILE is '/nowhere', which can't be read
          KAFKA_BOOTSTRAP_SERVERS   |             | KAFKA_BOOTSTRAP_SERVERS is not set
          SCHEMA_REGISTRY_URL       |             | SCHEMA_REGISTRY_URL is not set
          SCHEMA_REGISTRY_URL       | host:8081   | SCHEMA_REGISTRY_URL is no address such as
          SCHEMA_REGISTRY_URL       | http://a b/ | SCHEMA_REGISTRY_URL is no address such as
          CASSANDRA_CONTACT_POINTS  |             | CASSANDRA_CONTACT_POINTS is not set
          PROVISION_TIMEOUT_SECONDS | soon        | PROVISION_TIMEOUT_SECONDS is 'soon'
          PROVISION_TIMEOUT_SECONDS | 0           | PROVISION_TIMEOUT_SECONDS is '0'
          """)
  void shouldNameTheVariableThatIsWrong(String name, String value, String message) {
    variables.put(name, value == null ? "" : value);

    assertThatThrownBy(() -> ProvisionerConfig.fromEnvironment(new Environment(variables)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(message);
  }
}
