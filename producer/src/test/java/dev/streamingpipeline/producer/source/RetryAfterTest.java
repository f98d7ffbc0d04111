package dev.streamingpipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.SpecialDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class RetryAfterTest {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @SpecialDays
  void shouldWaitUntilADate(Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);

    assertThat(RetryAfter.parse(HTTP_DATE.format(second.plusSeconds(90)), second))
        .hasValue(Duration.ofSeconds(90));
    assertThat(RetryAfter.parse(HTTP_DATE.format(second.minusSeconds(90)), second))
        .hasValue(Duration.ZERO);
  }

  @Test
  void shouldTakeADayOfOneDigitToo() {
    Instant now = Instant.parse("2026-12-01T04:05:06Z");

    assertThat(RetryAfter.parse("Tue, 1 Dec 2026 04:05:16 GMT", now))
        .hasValue(Duration.ofSeconds(10));
  }

  @Test
  void shouldLeaveAloneWhatItDoesNotUnderstand() {
    assertThat(RetryAfter.parse("tomorrow", Instant.EPOCH)).isEmpty();
    assertThat(RetryAfter.parse("-1", Instant.EPOCH)).isEmpty();
  }
}
