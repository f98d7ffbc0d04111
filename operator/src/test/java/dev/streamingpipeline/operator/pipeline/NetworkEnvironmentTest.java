package dev.streamingpipeline.operator.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.operator.pipeline.NetworkEnvironment.OperatorPods;
import dev.streamingpipeline.wire.environment.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkEnvironmentTest {
  @Test
  void shouldReadTheChartsVariables() {
    NetworkEnvironment networkEnvironment =
        networkEnvironment(
            Map.of(
                "POD_NAMESPACE", "system",
                "POD_LABELS", "app.kubernetes.io/name=operator,app.kubernetes.io/instance=first",
                "API_SERVER_PORTS", "443,16443"));

    assertThat(networkEnvironment.operator())
        .hasValue(
            new OperatorPods(
                "system",
                Map.of(
                    "app.kubernetes.io/name", "operator", "app.kubernetes.io/instance", "first")));
    assertThat(networkEnvironment.apiServerPorts()).containsExactly(443, 16443);
  }

  @Test
  void shouldHaveNoOperatorPodOutsideOfTheCluster() {
    assertThat(NetworkEnvironment.UNKNOWN.operator()).isEmpty();
    assertThat(NetworkEnvironment.UNKNOWN.apiServerPorts()).containsExactly(443, 6443);
  }

  @ParameterizedTest
  @CsvSource({
    "API_SERVER_PORTS, https, 'give ports between 1 and 65535, comma-separated'",
    "API_SERVER_PORTS, 65536, 'give ports between 1 and 65535, comma-separated'",
    "POD_LABELS, operator, 'use key=value, comma-separated'",
  })
  void shouldSayWhichVariableIsWrong(String variable, String value, String remedy) {
    assertThatThrownBy(() -> networkEnvironment(Map.of("POD_NAMESPACE", "system", variable, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s has '%s'; %s", variable, value, remedy);
  }

  private static NetworkEnvironment networkEnvironment(Map<String, String> variables) {
    return NetworkEnvironment.fromEnvironment(new Environment(variables));
  }
}
