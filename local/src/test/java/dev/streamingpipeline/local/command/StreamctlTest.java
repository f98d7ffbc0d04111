package dev.streamingpipeline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that start no process. */
class StreamctlTest {
  private static final Path EXAMPLE = Path.of("..", "manifests", "examples", "users.yaml");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void shouldAcceptTheExample() {
    assertThat(run("validate", "-f", EXAMPLE.toString())).isZero();
    assertThat(out.toString()).contains("pipeline users is valid, 12 fields");
  }

  @Test
  void shouldSayEverythingThatIsWrongAtOnceWithItsPath() throws Exception {
    Path bad =
        Files.writeString(
            folder.resolve("bad.yaml"),
            Files.readString(EXAMPLE)
                .replace("key: id", "key: idd")
                .replace("partitions: 3", "partitons: 3"));

    assertThat(run("validate", "-f", bad.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("2 problems", "spec.schema.key: ", "spec.topic.partitons: ", "did you mean")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldRenderTheContractInFourForms() {
    assertThat(run("render", "-f", EXAMPLE.toString())).isZero();
    assertThat(out.toString())
        .contains("-- JSON Schema", "-- Avro", "-- Spark", "-- CQL")
        .contains("\"format\" : \"uuid\"", "timestamp-millis", "`dob` TIMESTAMP NOT NULL")
        .contains("CREATE TABLE IF NOT EXISTS \"spark_streams\".\"created_users\"");
  }

  @Test
  void shouldValidateAndRenderATenantWithoutItsPlatform() throws Exception {
    Path tenant =
        Files.writeString(
            folder.resolve("tenant.yaml"),
            Files.readString(EXAMPLE)
                .replace("  topic:", "  platformRef: {name: shared}\n  topic:"));

    assertThat(run("validate", "-f", tenant.toString())).isZero();
    assertThat(out.toString())
        .contains("is valid, 12 fields; Kubernetes checks what depends on the platform of shared");
    assertThat(run("render", "-f", tenant.toString())).isZero();
    assertThat(out.toString())
        .contains("-- CQL, on one node; the platform of shared may have more, and copies with them")
        .contains("CREATE TABLE IF NOT EXISTS \"spark_streams\".\"created_users\"");
  }

  @Test
  void shouldNameTheFileThatIsMissing() {
    assertThat(run("validate", "-f", "nowhere.yaml")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no file nowhere.yaml");
  }

  @Test
  void shouldRefuseABadDurationAsWrongUsage() {
    assertThat(run("local", "up", "-f", EXAMPLE.toString(), "--for", "1 minute")).isEqualTo(2);
    assertThat(err.toString()).contains("--for: '1 minute' is no duration");
  }

  @Test
  void shouldRefuseForAndKeepTogether() {
    assertThat(run("local", "up", "-f", EXAMPLE.toString(), "--for", "1m", "--keep")).isEqualTo(2);
  }

  @Test
  void shouldSayThatNothingWasStartedInAFolder() {
    assertThat(run("local", "status", "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no pipeline was ever started in " + folder);
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        Streamctl.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    return exitCode;
  }
}
