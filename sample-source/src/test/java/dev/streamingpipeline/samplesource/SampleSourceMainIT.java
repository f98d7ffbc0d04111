package dev.streamingpipeline.samplesource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program, started from the distribution's jars. */
@Timeout(120)
class SampleSourceMainIT {
  /**
   * 128 plus the number of SIGTERM: the exit code of a Java program after an orderly shutdown by
   * SIGTERM.
   */
  private static final int TERMINATED = 143;

  @Test
  void shouldPrintItsUrlServeAndStopWhenTold() throws Exception {
    Process process =
        start("--seed", "it", "--fail-every", "3", "--break-every", "20", "--keep-served-ids");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).matches("sample source ready at http://127\\.0\\.0\\.1:\\d+/api/");
      Client client = new Client(URI.create(line.substring(line.lastIndexOf(' ') + 1)));

      assertThat(client.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(client.records("?results=5")).hasSize(5);
      assertThat(client.get("").statusCode()).isEqualTo(200);
      assertThat(client.get("").statusCode()).isEqualTo(500);
      assertThat(client.put("/behaviour", "{}").statusCode()).isEqualTo(200);
      assertThat(client.json("").at("/info/seed").textValue()).isEqualTo("it");
      assertThat(client.get("/served-ids").body().lines()).hasSize(7);

      // Not Process.destroy(), which closes the streams that are read below.
      process.toHandle().destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(out.readLine()).isNull();
      assertThat(process.errorReader(StandardCharsets.UTF_8).readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldLogFaultsAndChangesOneLineEachWhenVerbose() throws Exception {
    Process process = start("--verbose", "--html-every", "1");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      Client client = new Client(URI.create(line.substring(line.lastIndexOf(' ') + 1)));

      client.get("?results=5");
      assertThat(errors.readLine()).endsWith("INFO  ApiHandler /api/?results=5 meets Html[]");
      client.put("/behaviour", "{}");
      assertThat(errors.readLine()).contains("INFO  SampleSource Behaves as ");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldSayWhatIsWrongWithItsOptions() throws Exception {
    assertThat(failure("--delay", "soon")).startsWith("2 ").contains("'soon' is not a duration");
    assertThat(failure("--fail-every", "0")).startsWith("2 ").contains("--fail-every must be 1");
    assertThat(failure("--redirect-every", "1"))
        .startsWith("2 ")
        .contains("redirectTo needs a url");
    assertThat(failure("--bind", "no-such-host.invalid"))
        .startsWith("1 ")
        .contains("Can't listen on no-such-host.invalid")
        .doesNotContain("Exception");
  }

  private static String failure(String... options) throws IOException, InterruptedException {
    Process process = start(options);
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      String firstLine = errors.readLine();
      return process.waitFor() + " " + firstLine;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String... options) throws IOException {
    Path jars = Path.of(System.getProperty("streamctl.home"), "lib", "sample-source", "*");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", jars.toString(), SampleSourceMain.class.getName()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
