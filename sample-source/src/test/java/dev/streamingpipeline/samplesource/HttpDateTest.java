package dev.streamingpipeline.samplesource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.SpecialDays;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class HttpDateTest {
  @Test
  void shouldWriteTwoDigitsForTheFirstDaysOfAMonth() {
    assertThat(HttpDate.of(Instant.parse("2026-12-01T04:05:06.789Z")))
        .isEqualTo("Tue, 01 Dec 2026 04:05:06 GMT");
  }

  @ParameterizedTest
  @SpecialDays
  void shouldAlwaysHaveTheFormOfHttp(Instant moment) {
    String date = HttpDate.of(moment);

    assertThat(date)
        .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .isEqualTo(moment.truncatedTo(ChronoUnit.SECONDS));
  }
}
