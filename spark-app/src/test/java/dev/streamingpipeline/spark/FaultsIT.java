package dev.streamingpipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is killed under load. */
@ExtendWith(Systems.Extension.class)
class FaultsIT {
  private static final int SOME = 2_000;

  @Test
  void shouldLoseNothingWhenTheDriverIsKilledAtRandomMoments(Systems systems) throws Exception {
    // Given
    Random random = new Random();
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      Ledger ledger = new Ledger(job);
      try (ledger) {
        // When
        for (int kill = 0; kill < 2; kill++) {
          awaitBatches(job, 2);
          pause(Duration.ofMillis(random.nextInt(700)));
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

  @Test
  void shouldWaitForCassandraAndDeadLetterNothingSoundWhenItIsKilled(Systems systems)
      throws Exception {
    // Given
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      Ledger ledger = new Ledger(job);
      try (ledger) {
        awaitBatches(job, 2);

        // When
        systems.cassandra.process().kill();
        pause(Duration.ofSeconds(10));
        systems.restartCassandra();
        awaitAcknowledged(ledger, ledger.acknowledged() + SOME);
      }

      // Then
      awaitAllRead(job);
      ledger.assertNothingLostAndNothingStale(job);
    }
  }

  @Test
  void shouldResumeWhenTheBrokerComesBack(Systems systems) throws Exception {
    // Given
    try (RunningJob job = RunningJob.start(systems, Ledger.SCHEMA)) {
      Ledger ledger = new Ledger(job);
      try (ledger) {
        awaitBatches(job, 2);

        // When
        systems.kafka.process().kill();
        pause(Duration.ofSeconds(3));
        systems.kafka.start();
        systems.kafka.awaitReady(RunningJob.PATIENCE);
        awaitAcknowledged(ledger, ledger.acknowledged() + SOME);
      }

      // Then
      awaitAllRead(job);
      ledger.assertNothingLostAndNothingStale(job);
    }
  }

  private static void awaitAcknowledged(Ledger ledger, int count) {
    await()
        .atMost(RunningJob.PATIENCE)
        .untilAsserted(() -> assertThat(ledger.acknowledged()).isGreaterThan(count));
  }

  private static void awaitBatches(RunningJob job, int count) {
    await()
        .atMost(RunningJob.PATIENCE)
        .ignoreExceptions()
        .until(() -> job.progress().path("batches").asInt() >= count);
  }

  /** The load has ended; waits until the job says that nothing is left. */
  private static void awaitAllRead(RunningJob job) {
    java.time.Instant loadEnded = java.time.Instant.now();
    await()
        .atMost(RunningJob.PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              var progress = job.progress();
              return progress.path("lag").asLong(1) == 0
                  && java.time.Instant.parse(progress.path("lagAsOf").asText()).isAfter(loadEnded);
            });
  }

  /** A fault's length is part of the test. */
  private static void pause(Duration length) throws InterruptedException {
    Thread.sleep(length.toMillis());
  }
}
