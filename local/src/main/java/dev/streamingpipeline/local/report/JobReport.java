package dev.streamingpipeline.local.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The status of the streaming job, as its status endpoint reports it.
 *
 * @param state STARTING, RUNNING, WAITING or FAILED
 * @param reason why it is not running
 * @param written rows that Cassandra has acknowledged since the driver started
 * @param deadLettered messages that violated the contract since the driver started
 * @param lag null while unknown
 * @param lagAsOf when the lag was measured; null while unknown
 */
public record JobReport(
    String state, String reason, long written, long deadLettered, Long lag, String lagAsOf) {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();

  /** Requests the report of the driver at an address; empty if it does not respond. */
  public static Optional<JobReport> ask(String address) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s/progress".formatted(address)))
            .timeout(TIMEOUT)
            .build();
    try {
      return Optional.of(
          JSON.readValue(HTTP.send(request, BodyHandlers.ofString()).body(), JobReport.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public boolean isRunning() {
    return "RUNNING".equals(state);
  }

  /** Whether everything that was in the topic at a point in time is in the table. */
  public boolean hasReadAll(Instant moment) {
    return lag != null && lag == 0 && Instant.parse(lagAsOf).isAfter(moment);
  }
}
