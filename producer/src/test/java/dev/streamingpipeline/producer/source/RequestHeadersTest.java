package dev.streamingpipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.producer.TestPipeline;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestHeadersTest {
  @TempDir private Path folder;
  private HttpSourceSpec source;

  @BeforeEach
  void readSource() throws Exception {
    source =
        new TestPipeline(URI.create("https://example.org/"))
            .http(
                "headersFrom",
                List.of(Map.of("name", "X-Api-Key", "secretName", "api", "secretKey", "key")))
            .read(folder)
            .spec()
            .source()
            .http();
  }

  @Test
  void shouldNameTheVariableThatIsMissing() {
    assertThatThrownBy(() -> headers(Map.of()))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "SOURCE_HEADER_X_API_KEY is not set; it holds the value of the header X-Api-Key");
  }

  @Test
  void shouldRefuseAValueThatWouldSmuggleAHeaderWithoutShowingIt() {
    assertThatThrownBy(() -> headers(Map.of("SOURCE_HEADER_X_API_KEY", "canary\r\nHost: x")))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("SOURCE_HEADER_X_API_KEY")
        .hasMessageNotContaining("canary");
  }

  @Test
  void shouldNotShowValues() {
    assertThat(headers(Map.of("SOURCE_HEADER_X_API_KEY", "canary")))
        .hasToString("RequestHeaders[X-Api-Key]");
  }

  private RequestHeaders headers(Map<String, String> variables) {
    return RequestHeaders.of(source, new Environment(variables));
  }
}
