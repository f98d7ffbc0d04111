package dev.streamingpipeline.local.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints events and progress to the user, each line with the seconds since the start. */
public final class Console {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean rewritesLine;
  private final long start = System.nanoTime();
  private long lastProgress;
  private boolean onProgressLine;

  /**
   * Creates a console.
   *
   * @param rewritesLine whether progress overwrites its own line, as on a terminal
   */
  public Console(PrintWriter out, boolean rewritesLine) {
    this.out = out;
    this.rewritesLine = rewritesLine;
  }

  public double elapsedSeconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Prints an event of a component. */
  public synchronized void event(String component, String what) {
    println(String.format(Locale.ROOT, "%6.1f s  %-15s  %s", elapsedSeconds(), component, what));
  }

  /** Prints a line. */
  public synchronized void println(String line) {
    if (onProgressLine) {
      out.println();
      onProgressLine = false;
    }
    out.println(line);
    out.flush();
  }

  /**
   * Prints progress: on a terminal in one line that is overwritten, otherwise as a new line every
   * few seconds.
   */
  public synchronized void progress(String what) {
    String line = String.format(Locale.ROOT, "%6.1f s  %-15s  %s", elapsedSeconds(), "", what);
    if (rewritesLine) {
      out.print("\r" + line + " ");
      out.flush();
      onProgressLine = true;
    } else if (System.nanoTime() - lastProgress > BETWEEN_LINES.toNanos()) {
      println(line);
      lastProgress = System.nanoTime();
    }
  }
}
