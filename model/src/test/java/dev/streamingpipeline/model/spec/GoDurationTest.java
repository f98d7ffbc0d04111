package dev.streamingpipeline.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations in the syntax of Go. */
class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0,      PT0S",
    "0s,     PT0S",
    "1ms,    PT0.001S",
    "500ms,  PT0.5S",
    "1s,     PT1S",
    "1.5s,   PT1.5S",
    "90s,    PT1M30S",
    "1m,     PT1M",
    "1h30m,  PT1H30M",
    "1h0m1s, PT1H1S",
    "7d,     P7D",
    "0.5d,   PT12H",
    "1.5ms,  PT0.001S",
  })
  void shouldRead(String text, Duration expected) {
    assertThat(new GoDuration(text).toDuration()).isEqualTo(expected);
    assertThat(new GoDuration(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "s",
        "1S",
        "1w",
        "1 s",
        "-1s",
        "+1s",
        "1s ",
        "1,5s",
        ".5s",
        "1.s",
        "1us",
        "1e3s",
        "PT1S",
        "1s\n",
        "١s",
        "0000000000000000000000000000000000s"
      })
  void shouldRefuse(String text) {
    assertThatThrownBy(() -> new GoDuration(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no duration; write a number and a unit");
  }

  @Test
  void shouldNotOverflow() {
    assertThat(new GoDuration("9".repeat(31) + "d").toDuration())
        .isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
  }
}
