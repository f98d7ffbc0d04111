package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.wire.environment.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationMessageTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void shouldWriteTheReasonToTheTerminationLog() {
    // Given an environment with no other variable than the termination log's
    Path file = folder.resolve("termination-log");
    Environment environment = new Environment(Map.of("TERMINATION_LOG", file.toString()));

    // When
    int code = ProvisionerMain.run(environment, System.out, new PrintStream(err, true));

    // Then
    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(file).content().startsWith("PIPELINE_FILE is not set").endsWith("\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("PIPELINE_FILE is not set");
  }

  @Test
  void shouldPrintTheReasonWhenTheFileCannotBeWritten() {
    Environment environment =
        new Environment(Map.of("TERMINATION_LOG", folder.resolve("none/log").toString()));

    int code = ProvisionerMain.run(environment, System.out, new PrintStream(err, true));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("PIPELINE_FILE is not set");
  }
}
