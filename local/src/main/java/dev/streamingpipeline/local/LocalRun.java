package dev.streamingpipeline.local;

import dev.streamingpipeline.local.RunState.Phase;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Distribution;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * One {@code local up}: everything that the pipeline needs is started, the producer runs, the rows
 * are awaited and read back, and nothing is left running.
 */
final class LocalRun {
  private static final Duration TICK = Duration.ofMillis(250);

  /** How long the rest of the topic may take after the producer has ended. */
  private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(5);

  private static final int ROWS_SHOWN = 10;

  /** Exit codes by which the driver says that a person must act. */
  private static final Set<Integer> FINAL_EXIT_CODES = Set.of(2, 3);

  private final Pipeline requested;
  private final LocalOptions options;
  private final Distribution distribution;
  private final Console console;
  private final DataFolder folder;
  private final RunCounts counts = new RunCounts();
  private Ports ports;
  private Phase phase = Phase.STARTING;

  LocalRun(Pipeline requested, LocalOptions options, Distribution distribution, Console console) {
    this.requested = requested;
    this.options = options;
    this.distribution = distribution;
    this.console = console;
    this.folder = options.folder();
  }

  /**
   * Runs until the rows are there, or, when they are to be kept, until interrupted.
   *
   * @throws LocalException when no row arrived or something broke; the message says what
   * @throws InterruptedException when the user asked to stop; everything has been stopped
   */
  void run() throws IOException, InterruptedException {
    ProcessTree processes = new ProcessTree(console);
    try (FileChannel lock = folder.lock()) {
      try {
        ports = Ports.choose(options.ports(), lastPorts());
        runWith(processes);
        phase = Phase.STOPPED;
      } catch (LocalException e) {
        phase = Phase.FAILED;
        throw e;
      } catch (InterruptedException e) {
        phase = Phase.STOPPED;
        console.event("streamctl", "stopping, because it was asked to");
        throw e;
      } finally {
        Phase outcome = phase;
        phase = Phase.STOPPING;
        tell(processes);
        processes.stopAll();
        phase = outcome;
        tell(processes);
      }
    }
  }

  private void runWith(ProcessTree processes) throws IOException, InterruptedException {
    Platform platform = Platform.of(requested, distribution, folder, ports);
    Programs programs = new Programs(distribution, folder, ports, platform.registryUrl());
    List<List<Component>> lanes = new ArrayList<>(platform.lanes());
    Source source = new Source(requested.spec().source().http());
    boolean sample = needsSampleSource(source);
    if (sample) {
      lanes.add(List.of(sampleSource(programs)));
      folder.keep(
          requested.withSourceUrl(source.imitatedBy("127.0.0.1:" + ports.of(Port.SAMPLE_SOURCE))));
    } else {
      folder.keep(requested);
    }
    tell(processes);
    processes.startAll(lanes);
    // The driver's JVM needs some seconds; it waits for its topic by itself.
    Component job = streamingJob(programs);
    Future<?> jobStart = processes.startBeside(job);
    provision(programs);
    processes.await(jobStart);
    phase = Phase.RUNNING;
    tell(processes);
    produce(processes, programs, job);
    showResult();
    if (options.keep()) {
      keep(processes, programs, job);
    }
  }

  private boolean needsSampleSource(Source source) throws InterruptedException {
    if (options.sampleSource() || (source.canBeImitated() && !source.isReachable())) {
      console.event(
          "source",
          options.sampleSource()
              ? "the sample source stands in for %s, as asked".formatted(source.host())
              : "%s can't be reached; the sample source stands in for it".formatted(source.host()));
      return true;
    }
    return false;
  }

  private Component sampleSource(Programs programs) {
    String address = "127.0.0.1:" + ports.of(Port.SAMPLE_SOURCE);
    return new ProgramComponent(
        programs.sampleSource(),
        distribution,
        address,
        () -> Http.isOk(address, "/healthz"),
        Set.of());
  }

  private Component streamingJob(Programs programs) {
    String address = "127.0.0.1:" + ports.of(Port.JOB_STATUS);
    return new ProgramComponent(
        programs.streamingJob(),
        distribution,
        address,
        () -> JobReport.ask(address).filter(JobReport::isRunning).isPresent(),
        FINAL_EXIT_CODES);
  }

  private void provision(Programs programs) throws InterruptedException {
    ChildProcess provisioner = ChildProcess.start(programs.provisioner(), distribution);
    int exitCode = await(provisioner);
    if (exitCode != 0) {
      throw new LocalException(
          "the provisioner ended with exit code %d:%n%s"
              .formatted(exitCode, ProgramComponent.lastLines(provisioner)));
    }
    console.event("provisioner", "topic, subject, keyspace and table exist");
  }

  private static int await(ChildProcess process) throws InterruptedException {
    while (process.isAlive()) {
      Thread.sleep(TICK.toMillis() / 2);
    }
    return process.exitCode().join();
  }

  /** One run of the producer, until its records are in the table. */
  private void produce(ProcessTree processes, Programs programs, Component job)
      throws IOException, InterruptedException {
    Files.deleteIfExists(folder.producerProgress());
    var program = programs.producer(options.duration());
    counts.producerStarts();
    ChildProcess producer = ChildProcess.start(program, distribution);
    console.event(
        "producer",
        "polls for " + options.duration().orElse(requested.spec().producer().duration().text()));
    try {
      while (producer.isAlive()) {
        counts.producerTold(ProducerReport.read(folder.producerProgress()));
        tick(processes, job);
      }
    } catch (InterruptedException e) {
      // What it has fetched is delivered before the broker goes.
      producer.stop(Duration.ofSeconds(30));
      throw e;
    } finally {
      producer.stop(Duration.ofSeconds(30));
    }
    ProducerReport report = ProducerReport.readLastLine(program.standardOutput().orElseThrow());
    counts.producerTold(report);
    drain(processes, job);
    int exitCode = producer.exitCode().join();
    if (exitCode != 0) {
      throw new LocalException(
          "the producer ended with exit code %d: %s%n%s%n%s"
              .formatted(
                  exitCode,
                  report.reason(),
                  counts.hops(),
                  report.reason().isBlank() ? ProgramComponent.lastLines(producer) : ""));
    }
    if (counts.hops().written() == 0) {
      throw new LocalException("no row arrived: " + counts.hops());
    }
  }

  private void drain(ProcessTree processes, Component job)
      throws IOException, InterruptedException {
    Instant producerEnded = Instant.now();
    long deadline = System.nanoTime() + DRAIN_PATIENCE.toNanos();
    while (true) {
      Optional<JobReport> report = tick(processes, job);
      if (report.isPresent() && report.get().hasReadAll(producerEnded)) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new LocalException(
            "the streaming job has not read everything after %d minutes (%s). %s"
                .formatted(
                    DRAIN_PATIENCE.toMinutes(),
                    counts.hops(),
                    report.map(JobReport::reason).orElse("It does not answer.")));
      }
    }
  }

  private Optional<JobReport> tick(ProcessTree processes, Component job)
      throws IOException, InterruptedException {
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
    tell(processes);
    return report;
  }

  private void showResult() {
    try (TableReader table =
        new TableReader(ports.of(Port.CASSANDRA), requested.spec().sink().cassandra())) {
      var sink = requested.spec().sink().cassandra();
      console.println("");
      console.println(
          "%s.%s has %d rows; some of them:"
              .formatted(sink.keyspace(), sink.table(), table.count()));
      TextTable.lines(table.rows(ROWS_SHOWN), options.width()).forEach(console::println);
    }
    console.println("");
    console.println("This run: " + counts.hops());
    if (counts.hops().deadLettered() > 0) {
      console.println(
          "What broke the contract is in the topic %s, with the reason in its headers"
              .formatted(requested.spec().topic().deadLetterTopic()));
    }
  }

  /** Stays up, and runs the producer as its schedule says. */
  private void keep(ProcessTree processes, Programs programs, Component job)
      throws IOException, InterruptedException {
    Schedule schedule = new Schedule(requested.spec().producer());
    while (true) {
      phase = Phase.KEEPING;
      Optional<Instant> next = schedule.nextAfter(Instant.now());
      console.event(
          "producer",
          next.map(time -> "next run at " + time).orElse("suspended, so it has no next run")
              + "; Ctrl-C or 'streamctl local down' stops the pipeline");
      while (next.isEmpty() || Instant.now().isBefore(next.get())) {
        tick(processes, job);
      }
      phase = Phase.RUNNING;
      produce(processes, programs, job);
    }
  }

  private Map<Port, Integer> lastPorts() throws IOException {
    return RunState.read(folder).map(RunState::ports).orElse(Map.of());
  }

  /** Writes the state for the other commands. */
  private void tell(ProcessTree processes) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    new RunState(
            requested.name(),
            self.pid(),
            RunState.startInstant(self),
            phase,
            processes.states(),
            ports == null ? Map.of() : ports.asMap(),
            counts.hops())
        .write(folder);
  }
}
