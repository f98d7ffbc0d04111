package dev.streamingpipeline.producer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final RunCounters tally =
      new RunCounters(Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void shouldSucceedWhenEverythingArrived() {
    tally.fetched(3);
    tally.delivered();
    tally.delivered();
    tally.deadLettered();

    Summary summary = finished(Optional.empty());

    assertThat(summary.outcome().exitCode()).isZero();
    assertThat(summary.toJson())
        .isEqualTo(
            "{\"pipeline\":\"users\",\"outcome\":\"Completed\",\"reason\":null,\"requests\":1,"
                + "\"failedRequests\":0,\"fetched\":3,\"delivered\":2,\"deadLettered\":1,\"lost\":0,"
                + "\"durationMillis\":1500,\"firstDelivered\":\"2026-01-31T12:00:00Z\","
                + "\"lastDelivered\":\"2026-01-31T12:00:00Z\"}");
  }

  @Test
  void shouldSucceedAfterFailuresThatPassedAndNameTheLast() {
    tally.requestFailed("source answered 500");
    tally.requestFailed("source answered 502");
    tally.fetched(1);
    tally.delivered();

    assertThat(finished(Optional.empty()).outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(finished(Optional.empty()).reason()).isEqualTo("source answered 502");
  }

  @Test
  void shouldFailWhenARecordIsLostAndSayWhy() {
    tally.fetched(2);
    tally.delivered();
    tally.lost("topic users did not acknowledge all records");
    tally.requestFailed("source answered 500");

    assertFailed(Outcome.INCOMPLETE, "topic users did not acknowledge all records");
  }

  @Test
  void shouldFailWhenARecordIsNeitherSentNorLost() {
    tally.fetched(2);
    tally.delivered();

    assertFailed(Outcome.INCOMPLETE, "the run ended before everything fetched was sent");
  }

  @Test
  void shouldFailWhenTheSourceGaveNoAnswer() {
    assertFailed(
        Outcome.NOTHING_DELIVERED, "the run ended before the source gave its first answer");
  }

  @Test
  void shouldFailWhenTheSourceGaveNoRecords() {
    tally.fetched(0);

    assertFailed(Outcome.NOTHING_DELIVERED, "the source's answers held no records");
  }

  @Test
  void shouldFailWhenEachRecordBrokeTheContract() {
    tally.fetched(1);
    tally.deadLettered();

    assertFailed(
        Outcome.NOTHING_DELIVERED, "each record broke the contract; see the dead-letter topic");
  }

  @Test
  void shouldFailWithAPermanentFailureEvenWhenEverythingElseArrived() {
    tally.fetched(1);
    tally.delivered();
    tally.requestFailed("source answered 500");

    Summary summary = finished(Optional.of("source answered 401 Unauthorized"));

    assertThat(summary.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(summary.outcome().exitCode()).isEqualTo(1);
    assertThat(summary.reason()).isEqualTo("source answered 401 Unauthorized");
  }

  @Test
  void shouldTellABadEnvironmentByItsExitCode() {
    Summary summary = Summary.withoutRun(Outcome.INVALID, "PIPELINE_FILE is not set");

    assertThat(summary.outcome().exitCode()).isEqualTo(2);
    assertThat(summary.toJson())
        .contains("\"outcome\":\"Invalid\"", "\"reason\":\"PIPELINE_FILE is not set\"");
  }

  private void assertFailed(Outcome outcome, String reason) {
    Summary summary = finished(Optional.empty());
    assertThat(summary.outcome()).isEqualTo(outcome);
    assertThat(summary.outcome().exitCode()).isEqualTo(1);
    assertThat(summary.reason()).isEqualTo(reason);
  }

  private Summary finished(Optional<String> failure) {
    return Summary.finished("users", tally, failure, Duration.ofMillis(1500));
  }
}
