package dev.streamingpipeline.local;

import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.report.JobReport;
import dev.streamingpipeline.local.report.ProducerReport;
import dev.streamingpipeline.local.report.RunCounts;
import dev.streamingpipeline.local.supervise.ProgramComponent;
import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One run of the producer, until its records are in the table. */
final class ProducerRun {
  /** How long the streaming job may take for the rest of the topic after the producer has ended. */
  private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(5);

  /** Longer than the producer needs to deliver what it has fetched. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(30);

  /** Waits a little, supervises the processes, and polls the status of the job. */
  interface Tick {
    Optional<JobReport> tick() throws IOException, InterruptedException;
  }

  private final JavaProgram program;
  private final Path progress;
  private final Distribution distribution;
  private final RunCounts counts;
  private final Tick ticks;

  ProducerRun(
      JavaProgram program, Path progress, Distribution distribution, RunCounts counts, Tick ticks) {
    this.program = program;
    this.progress = progress;
    this.distribution = distribution;
    this.counts = counts;
    this.ticks = ticks;
  }

  /**
   * Runs the producer and waits for its records.
   *
   * @throws LocalException if it failed or no row arrived
   * @throws InterruptedException if the user stopped it; the producer has delivered what it had
   *     fetched
   */
  void run() throws IOException, InterruptedException {
    Files.deleteIfExists(progress);
    counts.producerStarts();
    ChildProcess producer = ChildProcess.start(program, distribution);
    try {
      while (producer.isAlive()) {
        counts.producerTold(ProducerReport.read(progress));
        ticks.tick();
      }
    } finally {
      // Before the broker stops, so that what was fetched can be delivered
      producer.stop(STOP_GRACE);
    }
    ProducerReport report = ProducerReport.readLastLine(program.standardOutput().orElseThrow());
    counts.producerTold(report);
    drain();
    int exitCode = producer.exitCode().join();
    if (exitCode != 0) {
      throw new LocalException(
          "the producer ended with exit code %s: %s%n%s"
              .formatted(
                  exitCode,
                  report.reason().isBlank()
                      ? ProgramComponent.lastLines(producer)
                      : report.reason(),
                  counts.hops()));
    }
    if (counts.hops().written() == 0) {
      throw new LocalException("no row arrived: " + counts.hops());
    }
  }

  private void drain() throws IOException, InterruptedException {
    Instant producerEnded = Instant.now();
    long deadline = System.nanoTime() + DRAIN_PATIENCE.toNanos();
    while (true) {
      Optional<JobReport> report = ticks.tick();
      if (report.isPresent() && report.get().hasReadAll(producerEnded)) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new LocalException(
            "the streaming job has not read everything after %s minutes (%s). %s"
                .formatted(
                    DRAIN_PATIENCE.toMinutes(),
                    counts.hops(),
                    report.map(JobReport::reason).orElse("It does not answer.")));
      }
    }
  }
}
