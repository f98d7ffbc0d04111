package dev.streamingpipeline.spark.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that the standalone master has lost this application's registration, after a restart of
 * the master or because it considered the driver dead. Spark never registers again by itself: its
 * executors end, and the driver waits for new ones forever.
 *
 * <p>A master that is down or does not answer is not treated as a lost registration.
 */
public final class MasterRegistrationMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MasterRegistrationMonitor.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The polling period: a request costs the master a millisecond. */
  public static final Duration PERIOD = Duration.ofSeconds(3);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  /**
   * Consecutive responses without the application: a single one during the master's state change
   * must not end the driver.
   */
  private static final int RESPONSES_NEEDED = 2;

  private final URI masterState;
  private final String application;
  private final Duration period;
  private final Runnable onRegistrationLost;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Thread thread = new Thread(this::watch, "master-registration-monitor");

  /**
   * Starts the monitor.
   *
   * @param webUrl the base URL of the master's web UI
   * @param application the application id that the master assigned
   * @param period between two requests
   * @param onRegistrationLost called once, from the monitor's thread
   */
  public MasterRegistrationMonitor(
      String webUrl, String application, Duration period, Runnable onRegistrationLost) {
    this.masterState = URI.create(webUrl + "/json/");
    this.application = application;
    this.period = period;
    this.onRegistrationLost = onRegistrationLost;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      int responsesWithout = 0;
      while (responsesWithout < RESPONSES_NEEDED) {
        Thread.sleep(period.toMillis());
        responsesWithout =
            fetchState().map(this::isRegistered).orElse(true) ? 0 : responsesWithout + 1;
      }
    } catch (InterruptedException e) {
      return;
    }
    LOG.atError()
        .addKeyValue("master", masterState)
        .addKeyValue("application", application)
        .log(
            "Spark's master lost this application's registration; the driver exits to register again");
    onRegistrationLost.run();
  }

  private Optional<String> fetchState() throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(masterState).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofString());
      return Optional.of(response.body()).filter(body -> response.statusCode() == OK);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isRegistered(String response) {
    try {
      JsonNode master = JSON.readTree(response);
      return !"ALIVE".equals(master.path("status").asText())
          || StreamSupport.stream(master.path("activeapps").spliterator(), false)
              .anyMatch(active -> application.equals(active.path("id").asText()));
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
