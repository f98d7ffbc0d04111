package dev.streamingpipeline.wire.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void shouldReadALineOfValues() {
    assertThat(of(" a, b,,").list("V")).containsExactly("a", "b");
    assertThat(of(" ").list("V")).isEmpty();
    assertThat(of("a").list("OTHER")).isEmpty();
  }

  @Test
  void shouldReadOneOfSomeValues() {
    assertThat(of("b").choice("V", "a", "a", "b")).isEqualTo("b");
    assertThat(of("").choice("V", "a", "a", "b")).isEqualTo("a");
    assertThatThrownBy(() -> of("c").choice("V", "a", "a", "b"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("V is 'c'; use a or b");
  }

  @Test
  void shouldFindVariablesByTheirPrefix() {
    assertThat(
            new Environment(Map.of("IMAGE_A", "x", "IMAGE_B", "", "OTHER", "y"))
                .withPrefix("IMAGE_"))
        .isEqualTo(Map.of("A", "x"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "65535, 65535", "'', 80"})
  void shouldReadAPort(String text, int port) {
    assertThat(of(text).port("V", 80)).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "99999999999"})
  void shouldRefuseWhatIsNoPort(String text) {
    assertThatThrownBy(() -> of(text).port("V", 80))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("V is '%s'; give a port between 0 and 65535", text);
  }

  @Test
  void shouldReadPorts() {
    assertThat(of("443, 6443").ports("V", List.of(1))).containsExactly(443, 6443);
    assertThat(of("").ports("V", List.of(1))).containsExactly(1);
    assertThatThrownBy(() -> of("443,0").ports("V", List.of(1)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("V has '0'; give ports between 1 and 65535, comma-separated");
  }

  private static Environment of(String text) {
    return new Environment(Map.of("V", text));
  }
}
