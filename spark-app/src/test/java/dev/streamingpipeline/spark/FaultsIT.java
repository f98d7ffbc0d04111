package dev.streamingpipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.fixtures.Seeds;
import dev.streamingpipeline.fixtures.SoakTest;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;

/** Crashes of the driver, Cassandra and the broker under load. */
@ExtendWith(Systems.Extension.class)
class FaultsIT {
  private static final int SOME = 2_000;

  /** Faults start at a random moment within a few batches. */
  private static final Duration SOME_BATCHES = Duration.ofMillis(700);

  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

  @SoakTest
  @Seeds
  void shouldLoseNothingWhenTheDriverIsKilledAtRandomMoments(long seed, Systems systems)
      throws Exception {
    // Given
    Random random = new Random(seed);
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      Ledger ledger = new Ledger(job);
      try (ledger) {
        // When
        for (int kill = 0; kill < 2; kill++) {
          awaitBatches(job, 2);
          pauseUpTo(SOME_BATCHES, random);
          job.driver().kill();
          job.startDriver();
        }
        awaitAcknowledged(ledger, SOME);
      }

      // Then
      awaitAllRead(job);
      ledger.assertNothingLostAndNothingStale(job);
    }
  }

  @SoakTest
  @Seeds
  void shouldWaitForCassandraAndDeadLetterNoValidRecord(long seed, Systems systems)
      throws Exception {
    // Given
    Random random = new Random(seed);
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      Ledger ledger = new Ledger(job);
      try (ledger) {
        awaitBatches(job, 2);

        // When
        pauseUpTo(SOME_BATCHES, random);
        systems.cassandra.process().kill();
        pauseUpTo(LONGEST_OUTAGE, random);
        systems.restartCassandra();
        awaitAcknowledged(ledger, ledger.acknowledged() + SOME);
      }

      // Then
      awaitAllRead(job);
      ledger.assertNothingLostAndNothingStale(job);
    }
  }

  @SoakTest
  @Seeds
  void shouldResumeWhenTheBrokerComesBack(long seed, Systems systems) throws Exception {
    // Given
    Random random = new Random(seed);
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      Ledger ledger = new Ledger(job);
      try (ledger) {
        awaitBatches(job, 2);

        // When
        pauseUpTo(SOME_BATCHES, random);
        systems.kafka.process().kill();
        pauseUpTo(LONGEST_OUTAGE, random);
        systems.kafka.start();
        systems.kafka.awaitReady(RunningJob.TIMEOUT);
        awaitAcknowledged(ledger, ledger.acknowledged() + SOME);
      }

      // Then
      awaitAllRead(job);
      ledger.assertNothingLostAndNothingStale(job);
    }
  }

  private static void awaitAcknowledged(Ledger ledger, int count) {
    await()
        .atMost(RunningJob.TIMEOUT)
        .untilAsserted(() -> assertThat(ledger.acknowledged()).isGreaterThan(count));
  }

  private static void awaitBatches(RunningJob job, int count) {
    await()
        .atMost(RunningJob.TIMEOUT)
        .ignoreExceptions()
        .until(() -> job.progress().path("batches").asInt() >= count);
  }

  /** Waits until the job reports a lag of zero that was measured after the load ended. */
  private static void awaitAllRead(RunningJob job) {
    java.time.Instant loadEnded = java.time.Instant.now();
    await()
        .atMost(RunningJob.TIMEOUT)
        .ignoreExceptions()
        .until(
            () -> {
              var progress = job.progress();
              return progress.path("lag").asLong(1) == 0
                  && java.time.Instant.parse(progress.path("lagAsOf").asText()).isAfter(loadEnded);
            });
  }

  /** Sleeps for a random time, because a fault's moment and length are part of the test. */
  private static void pauseUpTo(Duration longest, Random random) throws InterruptedException {
    Thread.sleep(random.nextInt(Math.toIntExact(longest.toMillis())));
  }
}
