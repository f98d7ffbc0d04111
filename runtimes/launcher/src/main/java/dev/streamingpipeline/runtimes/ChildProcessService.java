package dev.streamingpipeline.runtimes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Base class of services: one child process that is started, awaited and stopped. */
abstract class ChildProcessService implements Service {
  private static final Logger LOGGER = LoggerFactory.getLogger(ChildProcessService.class);
  private static final Duration STOP_GRACE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LINES_IN_MESSAGE = 20;

  /** Servers continue to log while they stop, so the reason is well before the end of the log. */
  private static final int LINES_WITH_REASON = 500;

  private final String name;
  private final Distribution distribution;
  private final List<Integer> ports;
  private ChildProcess process;

  /**
   * @param ports the ports that the service listens on, the one for clients first
   */
  ChildProcessService(String name, Distribution distribution, List<Integer> ports) {
    this.name = name;
    this.distribution = distribution;
    this.ports = List.copyOf(ports);
  }

  /**
   * Writes the files that the program needs, such as its configuration, and returns its
   * description.
   */
  abstract JavaProgram prepare();

  /**
   * Probes the service once, with its own protocol.
   *
   * @throws IOException when there is no answer, which is expected while it starts
   */
  abstract boolean answers() throws IOException;

  /** Whether these last lines of the log show a failure that a restart is known to resolve. */
  boolean isPassingFailure(List<String> lastLines) {
    return false;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String address() {
    return Loopback.HOST + ":" + port();
  }

  final int port() {
    return ports.get(0);
  }

  final Distribution distribution() {
    return distribution;
  }

  @Override
  public final void start() {
    if (isAlive()) {
      throw new IllegalStateException("%s already runs".formatted(process));
    }
    // Otherwise the responses of another process on that port would be taken for the service's
    for (int port : ports) {
      if (!FreePorts.isFree(port)) {
        throw new ServiceFailedException(
            "%s can't start: another program listens on %s:%s"
                .formatted(name, Loopback.HOST, port));
      }
    }
    process = ChildProcess.start(prepare(), distribution);
    LOGGER.debug("Started {} on {}", process, address());
  }

  @Override
  public final void awaitReady(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!isReady()) {
      boolean timeIsUp = System.nanoTime() - deadline >= 0;
      if (!process().isAlive()) {
        if (timeIsUp || !isPassingFailure(process.lastLines(LINES_WITH_REASON))) {
          throw failed("ended with exit code %s".formatted(process.exitCode().join()));
        }
        LOGGER.debug("Starting {} again after a failure that passes", name);
        start();
      } else if (timeIsUp) {
        throw failed("does not answer on %s after %s s".formatted(address(), timeout.toSeconds()));
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private boolean isReady() {
    try {
      return process().isAlive() && answers();
    } catch (IOException e) {
      return false;
    }
  }

  private ServiceFailedException failed(String reason) {
    return new ServiceFailedException(
        "%s %s".formatted(name, reason), process.lastLines(LINES_IN_MESSAGE));
  }

  @Override
  public final ChildProcess process() {
    if (process == null) {
      throw new IllegalStateException("%s was never started".formatted(name));
    }
    return process;
  }

  @Override
  public final void restart() {
    stop();
    start();
  }

  @Override
  public final void stop() {
    if (isAlive() && !process.stop(STOP_GRACE)) {
      LOGGER.warn("{} did not stop within {} s and was killed", process, STOP_GRACE.toSeconds());
    }
  }

  private boolean isAlive() {
    return process != null && process.isAlive();
  }
}
