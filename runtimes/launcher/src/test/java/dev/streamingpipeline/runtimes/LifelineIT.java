package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child process must end with its parent, gracefully, and not before. */
@Timeout(60)
class LifelineIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void shouldEndWithAParentThatWasKilled() {
    ChildProcess parent = start(ParentProgram.class, folder.resolve("parent.log"));
    ProcessHandle child = awaitReady(folder.resolve("child.log"));

    parent.kill();

    await().atMost(PATIENCE).until(() -> !child.isAlive());
    assertThat(folder.resolve("child.log")).content().endsWith("hook\n");
  }

  /**
   * 143 is SIGTERM's exit code; SIGINT and SIGHUP were sent first and would have caused 130 or 129.
   */
  @Test
  void shouldLeaveTheSignalsOfTheTerminalToItsParent() throws IOException, InterruptedException {
    Path log = folder.resolve("child.log");
    ChildProcess child = start(WaitingProgram.class, log);
    awaitReady(log);

    signal("INT", child);
    signal("HUP", child);
    boolean ended = child.stop(PATIENCE);

    assertThat(ended).isTrue();
    assertThat(child.exitCode().join()).isEqualTo(143);
    assertThat(child.lastLines(1)).containsExactly("hook");
  }

  @Test
  void shouldKillWithoutShutdownHooks() {
    Path log = folder.resolve("child.log");
    ChildProcess child = start(WaitingProgram.class, log);
    awaitReady(log);

    child.kill();

    assertThat(child.exitCode().join()).isEqualTo(137);
    assertThat(log).content().doesNotContain("hook");
  }

  @Test
  void shouldHaltWhenShutdownHooksHang() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:%s=1".formatted(Distribution.locate().lifelineAgent()),
                "-cp",
                System.getProperty("java.class.path"),
                HangingProgram.class.getName())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    process.getOutputStream().close();

    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void shouldKeepTheStandardOutputApart() {
    Path log = folder.resolve("child.log");
    Path output = folder.resolve("output/child.txt");
    JavaProgram program = program(WaitingProgram.class, log).standardOutput(output).build();
    ChildProcess child = ChildProcess.start(program, Distribution.locate());

    awaitReady(output);
    child.stop(PATIENCE);

    assertThat(output).content().endsWith("hook\n");
    assertThat(log).isEmptyFile();
  }

  static JavaProgram.Builder program(Class<?> mainClass, Path log) {
    return JavaProgram.named(mainClass.getSimpleName())
        .mainClass(mainClass.getName())
        .classPath(System.getProperty("java.class.path"))
        .jvmArguments(JvmArguments.small(32))
        .jvmArguments("-Dstreamctl.home=" + Distribution.locate().home())
        .workingFolder(log.toAbsolutePath().getParent())
        .logFile(log);
  }

  private static ChildProcess start(Class<?> mainClass, Path log) {
    return ChildProcess.start(program(mainClass, log).build(), Distribution.locate());
  }

  private static ProcessHandle awaitReady(Path log) {
    String line =
        await()
            .atMost(PATIENCE)
            .ignoreExceptions() // the file is not there yet
            .until(() -> Files.readString(log), text -> text.endsWith("\n"));
    return ProcessHandle.of(Long.parseLong(line.strip().substring("ready ".length())))
        .orElseThrow();
  }

  private static void signal(String name, ChildProcess process)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
