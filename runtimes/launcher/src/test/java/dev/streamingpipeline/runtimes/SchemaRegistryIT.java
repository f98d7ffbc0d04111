package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SchemaRegistryIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private SchemaRegistry registry;

  @AfterEach
  void stop() {
    registry.stop();
  }

  @Test
  void shouldKeepASubjectOverAKillAndAChangeOfPort() throws IOException, InterruptedException {
    startOn(FreePorts.pick());
    HttpResponse<String> registered =
        client.send(
            request("/subjects/users-value/versions")
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString("{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(registered.statusCode()).isEqualTo(200);

    registry.process().kill();
    startOn(FreePorts.pick());

    HttpResponse<String> subjects =
        client.send(request("/subjects").build(), BodyHandlers.ofString());
    assertThat(subjects.body()).isEqualTo("[\"users-value\"]");
  }

  private void startOn(int port) throws InterruptedException {
    registry =
        new SchemaRegistry(
            Distribution.locate(),
            new SchemaRegistryConfiguration(
                folder.resolve("registry"), folder.resolve("registry.log"), port));
    registry.start();
    registry.awaitReady(LIMIT);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(registry.url() + path));
  }
}
