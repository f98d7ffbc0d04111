package dev.streamingpipeline.local;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A streamctl command as users run it: the script, in its own process. */
final class Command implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(4);

  /**
   * Background jobs of a shell ignore SIGINT, and those under nohup SIGHUP; child processes would
   * inherit that.
   */
  private static final List<String> SIGNALS_AS_IN_A_TERMINAL =
      List.of(
          "perl", "-e", "$SIG{$_} = 'DEFAULT' for qw(INT HUP TERM); exec @ARGV or die $!", "--");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts {@code streamctl} with arguments; programs in the folder {@code bin} take precedence.
   */
  static Command start(Path folder, Object... arguments) throws IOException {
    return start(Map.of(), folder, arguments);
  }

  /**
   * Starts {@code streamctl} with other system properties.
   *
   * @param settings defaults of Java system properties, which command lines may override
   */
  static Command startWith(Map<String, String> settings, Path folder, Object... arguments)
      throws IOException {
    String options =
        settings.entrySet().stream()
            .map(setting -> "-D%s=%s".formatted(setting.getKey(), setting.getValue()))
            .collect(joining(" "));
    return start(Map.of("JAVA_TOOL_OPTIONS", options), folder, arguments);
  }

  private static Command start(Map<String, String> environment, Path folder, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(SIGNALS_AS_IN_A_TERMINAL);
    command.add(Path.of("..", "bin", "streamctl").toAbsolutePath().normalize().toString());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Files.createDirectories(folder);
    Path output = Files.createTempFile(folder, "streamctl-", ".log");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    process
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (path, first) -> first + ":" + path);
    process.environment().putAll(environment);
    return new Command(process.start(), output);
  }

  /** Runs {@code streamctl} to its end. */
  static Command run(Path folder, Object... arguments) throws Exception {
    Command command = start(folder, arguments);
    command.exitCode();
    return command;
  }

  long pid() {
    return process.pid();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as(() -> "ends:\n" + output())
        .isTrue();
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitOutput(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(output()).contains(text);
            });
  }

  /** Sends a signal by its name, such as INT. */
  void signal(String name) throws Exception {
    signal(name, pid());
  }

  static void signal(String name, long processId) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + processId).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** The state file in a data folder. */
  static JsonNode state(Path data) throws IOException {
    return JSON.readTree(data.resolve("state.json").toFile());
  }

  /** The process ID of a component in a data folder; 0 if it has none. */
  static long component(Path data, String name) throws IOException {
    for (JsonNode component : state(data).path("components")) {
      if (component.path("name").asText().equals(name)) {
        return component.path("processId").asLong();
      }
    }
    return 0;
  }

  /** All processes whose command line contains a data folder. */
  static List<String> processesOf(Path data) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(handle -> handle.pid() != ProcessHandle.current().pid())
          .map(handle -> handle.info().commandLine().orElse(""))
          .filter(line -> line.contains(data.toString()))
          .toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
