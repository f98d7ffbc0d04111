package dev.streamingpipeline.operator.streamingjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamingJobProgressSourceTest {
  private static final String HOST = "127.0.0.1";
  private static final String PROGRESS =
      """
      {"pipeline":"users","state":"RUNNING","reason":"","rowsIn":51,"written":50,"deadLettered":1,"batches":%s,
       "lastBatchId":6,"lastBatchMillis":140,"lastRowWritten":"2026-01-01T12:00:00.123Z",
       "lastSignOfLife":"2026-01-01T12:00:%sZ","newestRecordTimestamp":1,"lagAsOf":"2026-01-01T12:00:%sZ",
       "lag":%s,"lagByPartition":{"0":0}}""";

  private final StreamingJobProgressSource source =
      new StreamingJobProgressSource(pipeline -> Optional.empty());
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile String body = "";
  private volatile int code = 200;
  private volatile boolean hanging;
  private HttpServer driver;

  @BeforeEach
  void startDriver() throws IOException {
    driver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    driver.setExecutor(Executors.newCachedThreadPool());
    driver.createContext(
        "/progress",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(code, bytes.length + 1L);
          exchange.getResponseBody().write(bytes);
          exchange.getResponseBody().flush();
          if (hanging) {
            awaitEnd();
          }
          exchange.getResponseBody().write('\n');
          exchange.close();
        });
    driver.start();
  }

  @AfterEach
  void stopDriver() {
    end.countDown();
    driver.stop(0);
  }

  @Test
  void shouldReadTheDriversProgress() {
    body = PROGRESS.formatted(9, "01", "01", "4");

    assertThat(fetch())
        .contains(new StreamingJobProgress("RUNNING", "", 50, 1, 4L, "2026-01-01T12:00:00.123Z"));
  }

  @Test
  void shouldBeEqualWhileNoRecordArrives() {
    body = PROGRESS.formatted(9, "01", "01", "null");
    Optional<StreamingJobProgress> before = fetch();
    body = PROGRESS.formatted(10, "06", "06", "null");

    assertThat(before).isPresent();
    assertThat(fetch()).isEqualTo(before);
  }

  @Test
  void shouldHaveNoProgressForOtherResponses() {
    body = "<html>";
    assertThat(fetch()).isEmpty();
    body = "{}";
    assertThat(fetch()).isEmpty();
    body = "null";
    assertThat(fetch()).isEmpty();
    code = 503;
    body = PROGRESS.formatted(9, "01", "01", "4");
    assertThat(fetch()).isEmpty();
    assertThat(source.fetch("no host", 8090)).isEmpty();
    assertThat(source.fetch("::1", 1)).isEmpty();
  }

  @Test
  void shouldPollMoreOftenUntilTheFirstRow() {
    body = PROGRESS.formatted(9, "01", "01", "4");
    StreamingJobProgress written = fetch().orElseThrow();
    StreamingJobProgress none =
        new StreamingJobProgress(written.state(), "", 0, 0, null, written.lastRowWritten());

    assertThat(delay(null)).contains(Duration.ofSeconds(1));
    assertThat(delay(Set.of())).contains(Duration.ofSeconds(1));
    assertThat(delay(Set.of(new StreamingJobProgressSource.Report(HOST, none))))
        .contains(Duration.ofSeconds(1));
    assertThat(delay(Set.of(new StreamingJobProgressSource.Report(HOST, written)))).isEmpty();
  }

  private Optional<Duration> delay(Set<StreamingJobProgressSource.Report> last) {
    return source.fetchDelay(last, new StreamingPipeline());
  }

  @Test
  void shouldNotWaitForADriverThatHangsDuringItsResponse() {
    body = PROGRESS.formatted(9, "01", "01", "4");
    hanging = true;
    long start = System.nanoTime();

    assertThat(fetch()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private Optional<StreamingJobProgress> fetch() {
    return source.fetch(HOST, driver.getAddress().getPort());
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
