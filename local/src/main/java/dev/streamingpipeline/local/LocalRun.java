package dev.streamingpipeline.local;

import dev.streamingpipeline.local.console.Console;
import dev.streamingpipeline.local.console.TextTable;
import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.machine.Ports;
import dev.streamingpipeline.local.report.JobReport;
import dev.streamingpipeline.local.report.RunCounts;
import dev.streamingpipeline.local.report.TableReader;
import dev.streamingpipeline.local.supervise.Component;
import dev.streamingpipeline.local.supervise.ProcessSupervisor;
import dev.streamingpipeline.local.supervise.RunState;
import dev.streamingpipeline.local.supervise.RunState.Phase;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Distribution;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code local up}: starts everything, runs the producer, waits for the rows, reads them back,
 * and stops everything.
 */
final class LocalRun {
  private static final Duration TICK = Duration.ofMillis(250);
  private static final int ROWS_SHOWN = 10;

  private final Pipeline pipeline;
  private final LocalOptions options;
  private final Distribution distribution;
  private final Console console;
  private final ProcessSupervisor processes;
  private final RunCounts counts = new RunCounts();
  private Ports ports;
  private Phase phase = Phase.STARTING;

  LocalRun(Pipeline pipeline, LocalOptions options, Distribution distribution, Console console) {
    this.pipeline = pipeline;
    this.options = options;
    this.distribution = distribution;
    this.console = console;
    this.processes = new ProcessSupervisor(console);
  }

  /**
   * Runs until the rows are in the table; with {@code --keep}, until it is interrupted.
   *
   * @throws LocalException if no row arrived or a component failed; the message says which
   * @throws InterruptedException if the user stopped it; all processes have been stopped
   */
  void run() throws IOException, InterruptedException {
    try (FileChannel lock = options.folder().lock()) {
      Phase outcome = Phase.FAILED;
      try {
        ports =
            Ports.choose(
                options.ports(),
                RunState.read(options.folder()).map(RunState::ports).orElse(Map.of()));
        runToTheRows();
        outcome = Phase.STOPPED;
      } catch (InterruptedException e) {
        outcome = Phase.STOPPED;
        console.event("streamctl", "stopping, because it was asked to");
        throw e;
      } finally {
        phase = Phase.STOPPING;
        tell();
        processes.stopAll();
        phase = outcome;
        tell();
      }
    }
  }

  private void runToTheRows() throws IOException, InterruptedException {
    tell();
    Launch.Launched launched =
        new Launch(pipeline, options, distribution, console, ports, processes).start();
    produce(launched);
    showResult();
    if (options.keep()) {
      keep(launched);
    }
  }

  private void produce(Launch.Launched launched) throws IOException, InterruptedException {
    phase = Phase.RUNNING;
    tell();
    String duration =
        options.duration().orElseGet(() -> pipeline.spec().producer().duration().text());
    console.event("producer", "polls for " + duration);
    new ProducerRun(
            launched.programs().producer(duration),
            options.folder().producerProgress(),
            distribution,
            counts,
            () -> tick(launched.job()))
        .run();
  }

  private Optional<JobReport> tick(Component job) throws IOException, InterruptedException {
    Thread.sleep(TICK.toMillis());
    processes.lookAfter();
    Optional<JobReport> report = JobReport.ask(job.address());
    boolean wasEmpty = counts.hops().written() == 0;
    report.ifPresent(r -> counts.jobTold(job.process().map(ChildProcess::pid).orElse(0L), r));
    if (wasEmpty && counts.hops().written() > 0) {
      console.event(
          "first row", String.format(Locale.ROOT, "after %.1f s", console.elapsedSeconds()));
    }
    console.progress(counts.hops().toString());
    tell();
    return report;
  }

  private void showResult() {
    try (TableReader table = new TableReader(ports.of(Port.CASSANDRA), pipeline)) {
      var sink = pipeline.spec().sink().cassandra();
      console.println("");
      console.println(
          "%s.%s has %s rows; some of them:"
              .formatted(sink.keyspace(), sink.table(), table.count()));
      TextTable.lines(table.rows(ROWS_SHOWN), options.width()).forEach(console::println);
    }
    console.println("");
    console.println("This run: " + counts.hops());
    if (counts.hops().deadLettered() > 0) {
      console.println(
          "What broke the contract is in the topic %s, with the reason in its headers"
              .formatted(pipeline.spec().topic().deadLetterTopic()));
    }
  }

  /** Keeps running, and starts the producer on its schedule. */
  private void keep(Launch.Launched launched) throws IOException, InterruptedException {
    Schedule schedule = new Schedule(pipeline.spec().producer());
    while (true) {
      phase = Phase.KEEPING;
      Optional<Instant> next = schedule.nextAfter(Instant.now());
      console.event(
          "producer",
          next.map(time -> "next run at " + time).orElse("suspended, so it has no next run")
              + "; Ctrl-C or 'streamctl local down' stops the pipeline");
      while (next.isEmpty() || Instant.now().isBefore(next.get())) {
        tick(launched.job());
      }
      produce(launched);
    }
  }

  /** Writes the state file for the other commands. */
  private void tell() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    new RunState(
            pipeline.name(),
            self.pid(),
            RunState.startInstant(self),
            phase,
            processes.states(),
            ports == null ? Map.of() : ports.asMap(),
            counts.hops())
        .write(options.folder());
  }
}
