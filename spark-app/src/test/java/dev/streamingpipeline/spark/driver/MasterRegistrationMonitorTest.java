package dev.streamingpipeline.spark.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MasterRegistrationMonitorTest {
  private static final String KNOWN =
      """
      {"activeapps": [{"id": "app-1", "state": "RUNNING"}], "status": "ALIVE"}""";
  private static final String UNKNOWN =
      """
      {"activeapps": [{"id": "app-2", "state": "RUNNING"}], "status": "ALIVE"}""";

  private final Semaphore answers = new Semaphore(0);
  private final CountDownLatch registrationLost = new CountDownLatch(1);
  private volatile int code = 200;
  private volatile String body = KNOWN;
  private HttpServer master;

  @BeforeEach
  void startMaster() throws IOException {
    master = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    master.createContext(
        "/json/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(code, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
          answers.release();
        });
    master.start();
  }

  @AfterEach
  void stopMaster() {
    master.stop(0);
  }

  @Test
  void shouldDetectALostRegistration() throws InterruptedException {
    try (MasterRegistrationMonitor watch = watch()) {
      // Given a master that lists the application
      awaitAnswers(1);
      assertThat(registrationLost.getCount()).isEqualTo(1);

      // When it no longer lists it
      body = UNKNOWN;

      // Then
      assertThat(registrationLost.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void shouldKeepRunningWhileTheMasterRecoversOrFails() throws InterruptedException {
    body = UNKNOWN.replace("ALIVE", "RECOVERING");
    try (MasterRegistrationMonitor watch = watch()) {
      awaitAnswers(2);
      body = "<html>";
      awaitAnswers(1);
      code = 500;
      body = UNKNOWN;
      awaitAnswers(1);
      assertThat(registrationLost.getCount()).isEqualTo(1);
    }
  }

  private MasterRegistrationMonitor watch() {
    return new MasterRegistrationMonitor(
        "http://127.0.0.1:" + master.getAddress().getPort(),
        "app-1",
        Duration.ofMillis(20),
        registrationLost::countDown);
  }

  private void awaitAnswers(int count) throws InterruptedException {
    assertThat(answers.tryAcquire(count, 1, TimeUnit.MINUTES)).isTrue();
  }
}
