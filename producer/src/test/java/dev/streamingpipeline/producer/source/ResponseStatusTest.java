package dev.streamingpipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseStatusTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 203, 206})
  void shouldLetASuccessPass(int status) {
    assertThatCode(() -> check(status, Map.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 520, 529})
  void shouldTryAgainWhatMayPass(int status) {
    assertThatThrownBy(() -> check(status, Map.of()))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageStartingWith("source answered " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "400, source answered 400 Bad Request",
    "401, source answered 401 Unauthorized",
    "403, source answered 403 Forbidden",
    "404, source answered 404 Not Found",
    "418, source answered 418",
    "304, source answered 304",
    "501, source answered 501 Not Implemented"
  })
  void shouldStopWhereNoFurtherTryHelps(int status, String message) {
    assertThatThrownBy(() -> check(status, Map.of()))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, PT7S",
    "503, 120, PT2M",
    "503, 'Sat, 31 Jan 2026 12:00:30 GMT', PT30S",
    "429, 'Sat, 31 Jan 2026 11:00:00 GMT', PT0S"
  })
  void shouldTakeTheWishOfTheSource(int status, String retryAfter, Duration pause) {
    assertThat(retryAfter(status, retryAfter).retryAfter()).contains(pause);
  }

  @ParameterizedTest
  @CsvSource({"500, 7", "429, soon", "429, -1", "429, 1.5"})
  void shouldTakeNoOtherWish(int status, String retryAfter) {
    assertThat(retryAfter(status, retryAfter).retryAfter()).isEmpty();
  }

  @Test
  void shouldNameTheStatus() {
    assertThat(retryAfter(429, "3")).hasMessage("source answered 429 Too Many Requests");
  }

  private static TransientFailureException retryAfter(int status, String value) {
    return catchThrowableOfType(
        TransientFailureException.class, () -> check(status, Map.of("retry-after", value)));
  }

  private static void check(int status, Map<String, String> headers) throws Exception {
    ResponseStatus.check(status, Headers.of(headers), NOW);
  }
}
