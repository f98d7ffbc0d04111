package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.wire.environment.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorConfigTest {
  @Test
  void shouldWatchAllNamespacesAndRunWhatOthersPublishUnlessToldOtherwise() {
    OperatorConfig config = config(Map.of());

    assertThat(config.namespaces()).isEmpty();
    assertThat(config.images().of("cassandra")).startsWith("docker.io/library/cassandra:");
    assertThat(config.images().of("producer")).startsWith("streamingpipeline/producer:");
    assertThat(config.leaderElection()).isFalse();
  }

  @Test
  void shouldRunWhatIsBuiltWhereNoRegistryAnswers() {
    OperatorConfig config = config(Map.of("IMAGES_FROM", "packages"));

    assertThat(config.images().of("cassandra")).startsWith("streamingpipeline/cassandra:");
    // It can't be built from packages
    assertThat(config.images().of("kafka-ui")).startsWith("ghcr.io/kafbat/kafka-ui:");
  }

  @Test
  void shouldUseImagesOfAMirrorUnderTheirOriginalPaths() {
    OperatorConfig config =
        config(
            Map.of(
                "IMAGES_REGISTRY", "registry.example.org:5000/mirror",
                "IMAGE_KAFKA_UI", "other.example.org/ui@sha256:0"));

    assertThat(config.images().of("cassandra"))
        .startsWith("registry.example.org:5000/mirror/library/cassandra:");
    assertThat(config.images().of("producer"))
        .startsWith("registry.example.org:5000/mirror/streamingpipeline/producer:");
    assertThat(config.images().of("kafka-ui")).isEqualTo("other.example.org/ui@sha256:0");
  }

  @Test
  void shouldReadTheNamesOfNamespaces() {
    assertThat(config(Map.of("WATCH_NAMESPACES", "shop, news,")).namespaces())
        .containsExactlyInAnyOrder("shop", "news");
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGES_FROM, dockerhub, use upstream or packages",
    "HTTP_PORT, http, give a port between 0 and 65535",
    "HTTP_PORT, 65536, give a port between 0 and 65535",
    "LEADER_ELECTION, yes, use true or false",
  })
  void shouldSayWhichVariableIsWrong(String variable, String value, String remedy) {
    assertThatThrownBy(() -> config(Map.of(variable, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is '%s'; %s", variable, value, remedy);
  }

  private static OperatorConfig config(Map<String, String> variables) {
    return OperatorConfig.fromEnvironment(new Environment(variables));
  }
}
