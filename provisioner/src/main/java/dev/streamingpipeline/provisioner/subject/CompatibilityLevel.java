package dev.streamingpipeline.provisioner.subject;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.wire.SchemaRegistryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Reads a subject's own compatibility level, so that it is only set when it is not enough. */
final class CompatibilityLevel {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * @param baseUrl where {@code /config} is found
   */
  CompatibilityLevel(String baseUrl) {
    this.baseUrl = baseUrl.replaceAll("/+$", "");
  }

  /**
   * The level; empty when the subject has none of its own. Apicurio also knows none as long as the
   * subject has no schema, even when one was set.
   *
   * @param subject of a topic, so made of characters that a path may hold
   * @throws UncheckedIOException when the registry can't be reached
   * @throws SchemaRegistryException when it gives no level
   */
  Optional<String> of(String subject) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/config/" + subject)).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 404) {
        return Optional.empty();
      }
      if (response.statusCode() / 100 != 2) {
        throw new SchemaRegistryException(
            response.statusCode(), "GET /config/%s: %d".formatted(subject, response.statusCode()));
      }
      return Optional.ofNullable(
          new ObjectMapper().readTree(response.body()).path("compatibilityLevel").asText(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
