package dev.streamingpipeline.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities in the syntax of Kubernetes. */
class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0,     0,                0",
    "2,     2,                2",
    "500m,  0.5,              0",
    "1500m, 1.5,              1",
    "0.5,   0.5,              0",
    "1k,    1000,             1000",
    "1Ki,   1024,             1024",
    "1.5Ki, 1536,             1536",
    "1M,    1000000,          1000000",
    "1Mi,   1048576,          1048576",
    "1G,    1000000000,       1000000000",
    "1Gi,   1073741824,       1073741824",
    "1T,    1000000000000,    1000000000000",
    "1Ti,   1099511627776,    1099511627776",
    "1P,    1000000000000000, 1000000000000000",
    "1Pi,   1125899906842624, 1125899906842624",
    "8192Pi, 9223372036854775808, 9223372036854775807",
  })
  void shouldRead(String text, BigDecimal amount, long bytes) {
    Quantity quantity = new Quantity(text);

    assertThat(quantity.amount()).isEqualByComparingTo(amount);
    assertThat(quantity.bytes()).isEqualTo(bytes);
    assertThat(quantity).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "Gi", "1 Gi", "1gi", "1GB", "-1", "+1", ".5", "1.", "1K", "1e3", "1Ei", "1\n"
      })
  void shouldRefuse(String text) {
    assertThatThrownBy(() -> new Quantity(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is no quantity; write a number with a suffix, such as 500m, 512Mi or 10Gi", text);
  }

  @Test
  void shouldCompareByAmount() {
    assertThat(new Quantity("1Gi")).isEqualByComparingTo(new Quantity("1024Mi"));
    assertThat(new Quantity("1G")).isLessThan(new Quantity("1Gi"));
    assertThat(new Quantity("1500m")).isGreaterThan(new Quantity("1"));
  }
}
