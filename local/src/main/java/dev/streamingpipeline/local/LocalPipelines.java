package dev.streamingpipeline.local;

import dev.streamingpipeline.local.console.Console;
import dev.streamingpipeline.local.console.TextTable;
import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.report.TableReader;
import dev.streamingpipeline.local.supervise.RunState;
import dev.streamingpipeline.local.supervise.RunState.ComponentState;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.runtimes.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The commands for pipelines on this machine. Each method returns the exit code. */
public final class LocalPipelines {
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

  /** Set by bin/streamctl: whether standard output is a terminal. */
  private static final String TERMINAL_PROPERTY = "streamctl.terminal";

  private LocalPipelines() {}

  /**
   * Runs a pipeline.
   *
   * @param duration how long the producer polls; null for the duration of the pipeline
   * @throws LocalException if no row arrived or a component failed
   */
  public static int up(
      Pipeline pipeline,
      DataFolder folder,
      String duration,
      boolean keep,
      boolean sampleSource,
      Map<Port, Integer> ports,
      PrintWriter out)
      throws IOException, InterruptedException {
    Console console = new Console(out, Boolean.getBoolean(TERMINAL_PROPERTY));
    console.println("Pipeline %s, kept in %s".formatted(pipeline.name(), folder.root()));
    LocalProfile.leftToKubernetes(pipeline.spec())
        .ifPresent(fields -> console.println("Left to Kubernetes: " + fields));
    LocalRun run =
        new LocalRun(
            LocalProfile.resolve(pipeline),
            new LocalOptions(
                folder,
                Optional.ofNullable(duration),
                keep,
                sampleSource,
                ports,
                TextTable.terminalWidth()),
            Distribution.locate(),
            console);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread runner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runner, stopped), "stop"));
    try {
      run.run();
      return 0;
    } finally {
      stopped.countDown();
    }
  }

  /** Shutdown hook: waits until the run has stopped its processes in order. */
  private static void stop(Thread runner, CountDownLatch stopped) {
    if (stopped.getCount() == 0) {
      return;
    }
    runner.interrupt();
    try {
      if (!stopped.await(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("streamctl: not everything stopped in time; it ends with this process");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows the state of a pipeline; the exit code is 0 if it runs. */
  public static int status(DataFolder folder, boolean asJson, PrintWriter out) throws IOException {
    RunState state = known(folder);
    boolean runs = state.supervisor().isPresent();
    if (asJson) {
      out.println(state.toJson());
      return runs ? 0 : 1;
    }
    out.printf(
        "Pipeline %s: %s%n",
        state.pipeline(), runs ? state.phase() : "not running, last " + state.phase());
    TextTable.lines(rows(state, runs)).forEach(out::println);
    out.println(state.hops());
    return runs ? 0 : 1;
  }

  private static List<List<String>> rows(RunState state, boolean runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("COMPONENT", "STATE", "PID", "ADDRESS", "RESTARTS"));
    for (ComponentState component : state.components()) {
      rows.add(
          List.of(
              component.name(),
              runs ? component.state() : "ended",
              component.processId() == null ? "" : component.processId().toString(),
              component.address() == null ? "" : component.address(),
              Integer.toString(component.restarts())));
    }
    return rows;
  }

  /** Shows rows of a running pipeline. */
  public static int rows(DataFolder folder, int limit, PrintWriter out) throws IOException {
    RunState state = running(folder);
    Pipeline pipeline = folder.keptPipeline().orElseThrow();
    try (TableReader table = new TableReader(state.ports().get(Port.CASSANDRA), pipeline)) {
      TextTable.lines(table.rows(limit)).forEach(out::println);
      out.printf("%s rows in all%n", table.count());
    }
    return 0;
  }

  /** Stops a pipeline, and waits until it has stopped. */
  public static int down(DataFolder folder, PrintWriter out)
      throws IOException, InterruptedException {
    RunState state = known(folder);
    Optional<ProcessHandle> supervisor = state.supervisor();
    if (supervisor.isEmpty()) {
      out.printf("Pipeline %s is not running%n", state.pipeline());
      return 0;
    }
    supervisor.get().destroy();
    try {
      supervisor.get().onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new LocalException(
          "pipeline %s has not stopped after %s s; its process is %s"
              .formatted(state.pipeline(), STOP_PATIENCE.toSeconds(), state.processId()));
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
    out.printf("Pipeline %s has stopped; its data is kept%n", state.pipeline());
    return 0;
  }

  /** Deletes a stopped pipeline's data. */
  public static int reset(DataFolder folder, PrintWriter out) throws IOException {
    if (!folder.isUsed()) {
      folder.delete();
      out.printf("There is nothing in %s%n", folder.root());
      return 0;
    }
    try (FileChannel lock = folder.lock()) {
      folder.delete();
    }
    out.printf("Deleted %s%n", folder.root());
    return 0;
  }

  private static RunState known(DataFolder folder) throws IOException {
    return RunState.read(folder)
        .orElseThrow(
            () ->
                new LocalException(
                    "no pipeline was ever started in %s; start one with 'streamctl local up -f FILE'"
                        .formatted(folder.root())));
  }

  private static RunState running(DataFolder folder) throws IOException {
    RunState state = known(folder);
    if (state.supervisor().isEmpty()) {
      throw new LocalException(
          "pipeline %s is not running; start it with 'streamctl local up -f FILE --keep'"
              .formatted(state.pipeline()));
    }
    return state;
  }
}
