package dev.streamingpipeline.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunCountsTest {
  private final RunCounts counts = new RunCounts();

  @Test
  void shouldKnowNoLagBeforeTheJobTells() {
    assertThat(counts.hops()).isEqualTo(RecordCounts.NONE);
    assertThat(counts.hops().toString()).endsWith("lag unknown");
  }

  @Test
  void shouldAddUpTheDriversOfOneRun() {
    counts.producerStarts();
    counts.producerTold(new ProducerReport("Running", "", 10, 9, 1, 0));
    counts.jobTold(1, job(4, 1, 4));
    counts.jobTold(1, job(5, 1, 3));
    counts.jobTold(2, job(3, 0, 0));

    assertThat(counts.hops()).isEqualTo(new RecordCounts(10, 9, 2, 8, 0L));
  }

  @Test
  void shouldAddUpTheRunsOfTheProducer() {
    counts.producerStarts();
    counts.producerTold(new ProducerReport("Completed", "", 10, 10, 0, 0));
    counts.producerStarts();
    counts.producerTold(new ProducerReport("Running", "", 5, 4, 0, 0));
    counts.jobTold(1, job(14, 0, 0));

    assertThat(counts.hops()).isEqualTo(new RecordCounts(15, 14, 0, 14, 0L));
  }

  @Test
  void shouldCountWhatWasDeliveredSinceTheJobLookedAsLag() {
    counts.producerStarts();
    counts.producerTold(new ProducerReport("Running", "", 100, 100, 0, 0));
    counts.jobTold(1, job(60, 0, 0));

    assertThat(counts.hops().lag()).isEqualTo(40);
  }

  private static JobReport job(long written, long deadLettered, long lag) {
    return new JobReport("RUNNING", "", written, deadLettered, lag, "2026-01-01T00:00:00.000Z");
  }
}
