package dev.streamingpipeline.local;

import dev.streamingpipeline.local.console.Console;
import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.machine.Ports;
import dev.streamingpipeline.local.programs.Platform;
import dev.streamingpipeline.local.programs.Programs;
import dev.streamingpipeline.local.report.JobReport;
import dev.streamingpipeline.local.supervise.Component;
import dev.streamingpipeline.local.supervise.ProcessSupervisor;
import dev.streamingpipeline.local.supervise.ProgramComponent;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Distribution;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

/** Starts everything that the producer needs. */
final class Launch {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Exit codes of the driver after which a restart would not help. */
  private static final Set<Integer> FINAL_EXIT_CODES = Set.of(2, 3);

  private final Pipeline pipeline;
  private final LocalOptions options;
  private final Distribution distribution;
  private final Console console;
  private final Ports ports;
  private final ProcessSupervisor processes;

  Launch(
      Pipeline pipeline,
      LocalOptions options,
      Distribution distribution,
      Console console,
      Ports ports,
      ProcessSupervisor processes) {
    this.pipeline = pipeline;
    this.options = options;
    this.distribution = distribution;
    this.console = console;
    this.ports = ports;
    this.processes = processes;
  }

  /** Starts everything, and waits until all components are ready. */
  Launched start() throws IOException, InterruptedException {
    Platform platform = Platform.of(pipeline, distribution, options.folder(), ports);
    Programs programs = new Programs(distribution, options.folder(), ports, platform.registryUrl());
    List<List<Component>> lanes = new ArrayList<>(platform.lanes());
    Source source = new Source(pipeline.spec().source().http());
    if (needsSampleSource(source)) {
      Component sample = sampleSource(programs);
      lanes.add(List.of(sample));
      options.folder().keep(pipeline.withSourceUrl(source.imitatedBy(sample.address())));
    } else {
      options.folder().keep(pipeline);
    }
    processes.startAll(lanes);
    // The driver's JVM takes some seconds to start, and then waits for the topic itself.
    Component job = streamingJob(programs);
    Future<?> jobStart = processes.startBeside(job);
    provision(programs);
    processes.await(jobStart);
    return new Launched(programs, job);
  }

  private boolean needsSampleSource(Source source) throws InterruptedException {
    if (options.sampleSource()) {
      console.event(
          "source", "the sample source stands in for %s, as asked".formatted(source.host()));
      return true;
    }
    if (source.canBeImitated() && !source.isReachable()) {
      console.event(
          "source",
          "%s can't be reached; the sample source stands in for it".formatted(source.host()));
      return true;
    }
    return false;
  }

  private Component sampleSource(Programs programs) {
    String address = ports.address(Port.SAMPLE_SOURCE);
    return new ProgramComponent(
        programs.sampleSource(),
        distribution,
        address,
        () -> Http.isOk(address, "/healthz"),
        Set.of());
  }

  private Component streamingJob(Programs programs) {
    String address = ports.address(Port.JOB_STATUS);
    return new ProgramComponent(
        programs.streamingJob(),
        distribution,
        address,
        () -> JobReport.ask(address).filter(JobReport::isRunning).isPresent(),
        FINAL_EXIT_CODES);
  }

  private void provision(Programs programs) throws InterruptedException {
    ChildProcess provisioner = ChildProcess.start(programs.provisioner(), distribution);
    while (provisioner.isAlive()) {
      Thread.sleep(PAUSE.toMillis());
    }
    int exitCode = provisioner.exitCode().join();
    if (exitCode != 0) {
      throw new LocalException(
          "the provisioner ended with exit code %s:%n%s"
              .formatted(exitCode, ProgramComponent.lastLines(provisioner)));
    }
    console.event("provisioner", "topic, subject, keyspace and table exist");
  }

  /**
   * The result of the start.
   *
   * @param programs the programs, configured with the addresses of this run
   * @param job the streaming job
   */
  record Launched(Programs programs, Component job) {}
}
