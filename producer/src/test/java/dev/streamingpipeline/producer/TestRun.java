package dev.streamingpipeline.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.wire.environment.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs the program in this JVM: its environment, exit code and last line. */
final class TestRun {
  /** How long to wait for progress of a run on a busy machine. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, String> variables = new HashMap<>();
  private final Termination termination = new Termination();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Path progressFile;
  private CompletableFuture<Integer> exitCode;

  TestRun(Path folder, TestPipeline pipeline, String bootstrapServers) throws Exception {
    progressFile = folder.resolve("progress.json");
    variables.put("PIPELINE_FILE", pipeline.write(folder).toString());
    variables.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    variables.put("PROGRESS_FILE", progressFile.toString());
    // Only if a test fails to end its run.
    variables.put("RUN_DURATION", "4m");
  }

  TestRun with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  TestRun start() {
    exitCode =
        CompletableFuture.supplyAsync(
            () ->
                ProducerMain.run(
                    new Environment(variables), new PrintStream(output, true, UTF_8), termination));
    return this;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** A counter of the progress file; zero if there is no file yet. */
  long progress(String counter) throws Exception {
    return Files.exists(progressFile)
        ? new ObjectMapper().readTree(progressFile.toFile()).get(counter).asLong()
        : 0;
  }

  /** Requests the end, as a signal does. */
  TestRun stop() {
    termination.request();
    return this;
  }

  int exitCode() {
    return exitCode.join();
  }

  JsonNode summary() throws Exception {
    exitCode.join();
    List<String> lines = output.toString(UTF_8).lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}
