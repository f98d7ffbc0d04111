package dev.streamingpipeline.local.supervise;

import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.JavaProgram;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** One of the project's own long-running programs: the streaming job, the sample source. */
public final class ProgramComponent implements Component {
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LINES_IN_MESSAGE = 20;

  private final JavaProgram program;
  private final Distribution distribution;
  private final String address;
  private final Callable<Boolean> ready;
  private final Set<Integer> finalExitCodes;
  private volatile ChildProcess process;

  /**
   * Creates a component.
   *
   * @param ready probes once whether the program is ready
   * @param finalExitCodes exit codes after which a restart would not help
   */
  public ProgramComponent(
      JavaProgram program,
      Distribution distribution,
      String address,
      Callable<Boolean> ready,
      Set<Integer> finalExitCodes) {
    this.program = program;
    this.distribution = distribution;
    this.address = address;
    this.ready = ready;
    this.finalExitCodes = Set.copyOf(finalExitCodes);
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void start() {
    process = ChildProcess.start(program, distribution);
  }

  @Override
  public void awaitReady(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new LocalException(
            "%s ended with exit code %s. Its last lines:%n%s"
                .formatted(name(), process.exitCode().join(), lastLines(process)));
      }
      if (System.nanoTime() > deadline) {
        throw new LocalException(
            "%s does not serve after %s s. Its last lines:%n%s"
                .formatted(name(), timeout.toSeconds(), lastLines(process)));
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return process.isAlive() && ready.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<ChildProcess> process() {
    return Optional.ofNullable(process);
  }

  @Override
  public void stop() {
    if (process != null) {
      process.stop(STOP_GRACE);
    }
  }

  @Override
  public boolean mayRestart(int exitCode) {
    return !finalExitCodes.contains(exitCode);
  }

  public static String lastLines(ChildProcess process) {
    return String.join("\n", process.lastLines(LINES_IN_MESSAGE));
  }
}
