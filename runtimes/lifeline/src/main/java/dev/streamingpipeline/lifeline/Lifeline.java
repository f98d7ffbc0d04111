package dev.streamingpipeline.lifeline;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import sun.misc.Signal;

/**
 * Java agent that ends a JVM when its parent process ends, whatever its main class.
 *
 * <p>The parent holds the write end of this process's standard input open. However the parent dies,
 * {@code kill -9} included, the kernel closes that end, and the end of input is the signal to stop.
 * Attach it with {@code -javaagent:lifeline.jar} or {@code -javaagent:lifeline.jar=30}, where the
 * argument is the time in seconds that shutdown hooks get.
 */
public final class Lifeline {
  /** 128 plus SIGTERM, the exit code of a program that was stopped by SIGTERM. */
  static final int TERMINATED = 143;

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(15);

  private Lifeline() {}

  /**
   * Called by the JVM before the main class.
   *
   * @param graceSeconds time for shutdown hooks in seconds; 15 when null or empty
   * @throws NumberFormatException when the argument is not an integer, which ends the JVM
   */
  public static void premain(String graceSeconds) {
    Duration grace =
        graceSeconds == null || graceSeconds.isEmpty()
            ? DEFAULT_GRACE
            : Duration.ofSeconds(Long.parseLong(graceSeconds));
    ignoreTerminalSignals();
    daemon("lifeline", () -> exitAtEnd(System.in, grace));
  }

  /**
   * A Ctrl-C or a closed terminal signals every process of the group at once. Only the parent may
   * decide in which order they stop, so the children ignore SIGINT and SIGHUP. SIGTERM, which is
   * sent to one process, still causes a graceful shutdown.
   */
  private static void ignoreTerminalSignals() {
    Signal.handle(new Signal("INT"), signal -> {});
    Signal.handle(new Signal("HUP"), signal -> {});
  }

  private static void exitAtEnd(InputStream input, Duration grace) {
    byte[] ignored = new byte[64];
    try {
      while (input.read(ignored) >= 0) {
        // Data on the lifeline is ignored; only the end of input matters
      }
    } catch (IOException e) {
      // A broken pipe counts as the end of input, too
    }
    daemon("lifeline-halt", () -> haltAfter(grace));
    System.exit(TERMINATED);
  }

  /**
   * Halts after the grace period, because shutdown hooks can hang, for example on a connection to a
   * service that is gone as well.
   */
  private static void haltAfter(Duration grace) {
    try {
      Thread.sleep(grace.toMillis());
    } catch (InterruptedException e) {
      // This thread is never interrupted; if it is, halting now is the safe choice
    }
    Runtime.getRuntime().halt(TERMINATED);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
