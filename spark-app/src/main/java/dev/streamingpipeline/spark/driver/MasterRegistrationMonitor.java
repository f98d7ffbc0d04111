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
 * Notices that the standalone master does not know this application any more: it was started anew,
 * or thought that the driver is gone. Spark itself never registers again; its executors end, and it
 * waits for new ones forever.
 *
 * <p>A master that is away for a while does no harm, and nor does one that does not answer.
 */
public final class MasterRegistrationMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MasterRegistrationMonitor.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How often it looks: that costs the master a millisecond. */
  public static final Duration PERIOD = Duration.ofSeconds(3);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** An answer from between two states of the master must not end the driver. */
  private static final int ANSWERS_NEEDED = 2;

  private final URI masterState;
  private final String application;
  private final Duration period;
  private final Runnable whenForgotten;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Thread thread = new Thread(this::watch, "master-watch");

  /**
   * Begins to watch.
   *
   * @param webUrl the base address of the master's web pages
   * @param application the id that the master gave
   * @param period between two looks
   * @param whenForgotten called once, from another thread
   */
  public MasterRegistrationMonitor(
      String webUrl, String application, Duration period, Runnable whenForgotten) {
    this.masterState = URI.create(webUrl + "/json/");
    this.application = application;
    this.period = period;
    this.whenForgotten = whenForgotten;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      int answersWithout = 0;
      while (answersWithout < ANSWERS_NEEDED) {
        Thread.sleep(period.toMillis());
        answersWithout = answer().map(this::knowsMe).orElse(true) ? 0 : answersWithout + 1;
      }
    } catch (InterruptedException e) {
      return;
    }
    LOG.atError()
        .addKeyValue("master", masterState)
        .addKeyValue("application", application)
        .log("Spark's master does not know this driver any more, which ends to register anew");
    whenForgotten.run();
  }

  private Optional<String> answer() throws InterruptedException {
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

  private boolean knowsMe(String answer) {
    try {
      JsonNode master = JSON.readTree(answer);
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
