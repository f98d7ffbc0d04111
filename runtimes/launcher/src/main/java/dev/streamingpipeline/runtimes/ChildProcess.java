package dev.streamingpipeline.runtimes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A started {@link JavaProgram}. It ends with this process, however this process ends: its standard
 * input is a pipe that stays open without data, which the lifeline agent watches.
 */
public final class ChildProcess {
  /** How long to wait after SIGKILL, for the kernel to remove the process. */
  private static final Duration KILLED = Duration.ofSeconds(30);

  private final JavaProgram program;
  private final Process process;
  private final LogFile log;

  private ChildProcess(JavaProgram program, Process process, LogFile log) {
    this.program = program;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program with the same Java runtime as this process. Creates its folders.
   *
   * @throws UncheckedIOException when the process can't be started or a folder can't be written
   */
  public static ChildProcess start(JavaProgram program, Distribution distribution) {
    try {
      Files.createDirectories(program.workingFolder());
      createParent(program.logFile());
      LogFile log = LogFile.from(program.logFile());
      ProcessBuilder builder =
          new ProcessBuilder(command(program, distribution))
              .directory(program.workingFolder().toFile());
      builder.environment().putAll(program.environment());
      Redirect toLog = Redirect.appendTo(program.logFile().toFile());
      if (program.standardOutput().isPresent()) {
        Path standardOutput = program.standardOutput().get();
        createParent(standardOutput);
        builder.redirectOutput(standardOutput.toFile()).redirectError(toLog);
      } else {
        builder.redirectErrorStream(true).redirectOutput(toLog);
      }
      return new ChildProcess(program, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not start " + program.name(), e);
    }
  }

  private static List<String> command(JavaProgram program, Distribution distribution) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + distribution.lifelineAgent());
    String classPath = String.join(File.pathSeparator, program.classPath());
    command.addAll(distribution.archiveArguments(classPath));
    command.addAll(program.jvmArguments());
    command.add("-cp");
    command.add(classPath);
    command.add(program.mainClass());
    command.addAll(program.arguments());
    return command;
  }

  private static void createParent(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
  }

  public JavaProgram program() {
    return program;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code; 128 plus the signal's number when a signal ended the process. */
  public CompletableFuture<Integer> exitCode() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** The last lines that this run wrote to the log file, for an error message. */
  public List<String> lastLines(int count) {
    return log.lastLines(count);
  }

  /**
   * Sends SIGTERM and waits for the process to end; kills it after the grace period. Does nothing
   * when it has ended. Waits even when the thread is interrupted, so that the process is never left
   * half stopped.
   *
   * @return whether it ended within the grace period
   */
  public boolean stop(Duration grace) {
    // Not Process.destroy(), which also closes the lifeline: two stop signals, with two grace
    // periods
    process.toHandle().destroy();
    boolean ended = awaitEnd(grace);
    if (!ended) {
      kill();
    }
    return ended;
  }

  /**
   * Ends the process at once (SIGKILL) and waits until it is gone. Its shutdown hooks do not run.
   */
  public void kill() {
    process.destroyForcibly();
    if (!awaitEnd(KILLED)) {
      throw new IllegalStateException("%s still runs after SIGKILL".formatted(this));
    }
  }

  private boolean awaitEnd(Duration limit) {
    return process
        .onExit()
        .thenApply(ended -> true)
        .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  @Override
  public String toString() {
    return "%s (pid %s)".formatted(program.name(), pid());
  }
}
