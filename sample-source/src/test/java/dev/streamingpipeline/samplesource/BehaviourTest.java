package dev.streamingpipeline.samplesource;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {
  private SampleSource source;
  private Client client;

  @BeforeEach
  void start() {
    source = new SampleSource(SampleSourceConfig.DEFAULT.keepServedIds(true));
    client = new Client(source.url());
  }

  @AfterEach
  void stop() {
    source.close();
  }

  @Test
  void shouldWaitBeforeTheAnswer() throws Exception {
    source.behave(Behaviour.slow(ofMillis(300)));

    assertThat(timeOf("?results=1")).isGreaterThan(ofMillis(299));
  }

  @Test
  void shouldDripTheBody() throws Exception {
    int bytes = client.get("?results=10&seed=a").body().length();
    source.behave(Behaviour.dripping(ofMillis(20)));

    assertThat(timeOf("?results=10&seed=a"))
        .isGreaterThan(ofMillis(20).multipliedBy(bytes / Behaviour.DRIP_BYTES));
    assertThat(client.records("?results=10&seed=a")).hasSize(10);
  }

  @Test
  void shouldLimitTheRateOfTheNextRequestsInSeconds() throws Exception {
    source.behave(Behaviour.rateLimited(ofMillis(1500)).times(2));

    HttpResponse<String> limited = client.get("");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("2");
    assertThat(statuses(3)).containsExactly(429, 200, 200);
    assertThat(source.requests()).isEqualTo(4);
    assertThat(source.recordsServed()).isEqualTo(2);
  }

  @Test
  void shouldLimitTheRateUntilADate() throws Exception {
    source.behave(Behaviour.rateLimitedUntilDate(ofSeconds(5)));

    String date = client.get("").headers().firstValue("Retry-After").orElseThrow();
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .isBetween(Instant.now().plusSeconds(4), Instant.now().plusSeconds(7));
    assertThat(date).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  }

  @Test
  void shouldFailEveryThirdRequest() throws Exception {
    source.behave(Behaviour.failing().every(3));

    assertThat(statuses(7)).containsExactly(200, 200, 500, 200, 200, 500, 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 304, 403, 404, 503})
  void shouldFailWithAnyStatus(int status) throws Exception {
    source.behave(Behaviour.failing(status));

    assertThat(client.get("").statusCode()).isEqualTo(status);
    assertThat(source.recordsServed()).isZero();
  }

  @Test
  void shouldGiveAWebPage() throws Exception {
    source.behave(Behaviour.html());

    HttpResponse<String> answer = client.get("");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.body()).contains("<html>");
  }

  @Test
  void shouldCutShortWhatContentLengthPromised() throws Exception {
    source.behave(Behaviour.cutShort().times(1));

    assertThatThrownBy(() -> client.get("?results=50")).isInstanceOf(IOException.class);
    assertThat(source.recordsServed()).isZero();
    assertThat(source.servedIds()).isEmpty();
    assertThat(client.records("?results=50")).hasSize(50);
    assertThat(source.recordsServed()).isEqualTo(50);
  }

  @Test
  void shouldCutShortAChunkedBody() throws Exception {
    source.behave(Behaviour.cutShortChunked());

    assertThatThrownBy(() -> client.get("?results=50")).isInstanceOf(IOException.class);
    assertThat(source.recordsServed()).isZero();
  }

  @Test
  void shouldSendHalfOfTheBodyBeforeItIsCut() throws Exception {
    source.behave(Behaviour.cutShort());

    try (var socket = new Socket(InetAddress.getLoopbackAddress(), source.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/?results=50 HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(text).containsIgnoringCase("content-length: ").contains("{\"results\":[");
      assertThat(text.length()).isGreaterThan(20_000);
      assertThat(text).doesNotContain("\"info\"");
    }
  }

  @Test
  void shouldStreamAHugeBody() throws Exception {
    source.behave(Behaviour.hugeBody(5_000_000));

    assertThat(client.get("").body().length()).isGreaterThan(5_000_000);
    assertThat(client.json("").get("results")).isEmpty();
  }

  @Test
  void shouldRedirect() throws Exception {
    source.behave(Behaviour.redirectTo(URI.create("https://example.com/api/")));

    HttpResponse<String> answer = client.get("");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("https://example.com/api/");
  }

  @Test
  void shouldComposeBehaviours() throws Exception {
    source.behave(
        Behaviour.failing(503)
            .every(2)
            .and(Behaviour.rateLimited(ofSeconds(1)).times(1))
            .and(Behaviour.breakingEvery(2, BrokenRecord.MISSING_UUID)));

    assertThat(statuses(5)).containsExactly(429, 503, 200, 503, 200);
    assertThat(source.recordsServed()).isEqualTo(2);
    assertThat(source.brokenRecordsServed()).isEqualTo(1);
    assertThat(source.servedIds()).hasSize(1);
  }

  @Test
  void shouldRefuseToSayWhenAFaultStrikesIfThereIsNone() {
    assertThatThrownBy(() -> Behaviour.slow(ofSeconds(1)).every(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this behaviour has none");
  }

  @Test
  void shouldReadWhatItWrites() {
    Behaviour all =
        Behaviour.slow(ofMillis(1200))
            .and(Behaviour.dripping(ofSeconds(1)))
            .and(Behaviour.rateLimitedUntilDate(ofSeconds(3)).every(10).times(2))
            .and(Behaviour.failing(502).every(7))
            .and(Behaviour.html())
            .and(Behaviour.cutShortChunked())
            .and(Behaviour.hugeBody(9))
            .and(Behaviour.redirectTo(URI.create("/elsewhere")))
            .and(Behaviour.breakingEvery(20, BrokenRecord.HUGE_STRING));

    assertThat(Behaviour.fromJson(all.toJson())).isEqualTo(all);
    assertThat(Behaviour.fromJson("{}")).isEqualTo(Behaviour.NORMAL);
  }

  @Test
  void shouldBeSteeredOverHttp() throws Exception {
    String steering =
        "{\"faults\":[{\"fault\":{\"kind\":\"failing\",\"status\":503},\"every\":2}]}";

    assertThat(client.put("/behaviour", steering).statusCode()).isEqualTo(200);
    assertThat(source.behaviour()).isEqualTo(Behaviour.failing(503).every(2));
    assertThat(Behaviour.fromJson(client.get("/behaviour").body())).isEqualTo(source.behaviour());
    assertThat(statuses(2)).containsExactly(200, 503);
    assertThat(client.json("/counters").toString())
        .isEqualTo("{\"requests\":2,\"recordsServed\":1,\"brokenRecordsServed\":0}");
    assertThat(client.get("/served-ids").body())
        .isEqualTo(source.servedIds().iterator().next().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"delay\":\"soon\"}",
        "{\"dealy\":\"1s\"}",
        "{\"faults\":[{\"fault\":{\"kind\":\"fire\"}}]}",
        "{\"faults\":[{\"every\":3}]}",
        "{\"faults\":[{\"fault\":{\"kind\":\"failing\",\"status\":99}}]}",
        "{\"breaking\":{\"every\":-1}}",
        "null",
        "",
        "{"
      })
  void shouldRefuseWhatIsNotABehaviour(String json) throws Exception {
    HttpResponse<String> answer = client.put("/behaviour", json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":").doesNotContain("Exception");
    assertThat(source.behaviour()).isEqualTo(Behaviour.NORMAL);
  }

  @Test
  void shouldNameWhatIsPossibleInPlaceOfATypingError() throws Exception {
    assertThat(client.put("/behaviour", "{\"dealy\":\"1s\"}").body())
        .isEqualTo(
            "{\"error\":\"Not a behaviour: there is no 'dealy' here; there are [breaking, delay, drip,"
                + " faults]\"}");
  }

  @Test
  void shouldKeepIdentitiesOnlyWhenAskedTo() throws Exception {
    try (SampleSource forgetful = new SampleSource()) {
      assertThatThrownBy(forgetful::servedIds)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("keepServedIds");
      assertThat(new Client(forgetful.url()).get("/served-ids").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    SampleSourceConfig taken = SampleSourceConfig.DEFAULT.port(source.url().getPort());

    assertThatThrownBy(() -> new SampleSource(taken))
        .hasMessageContaining("Can't listen on 127.0.0.1 port " + taken.port());
  }

  @Test
  void shouldCloseWhileItWaitsToAnswer() throws Exception {
    source.behave(Behaviour.slow(Duration.ofHours(1)));
    Thread waiting =
        new Thread(() -> assertThatThrownBy(() -> client.get("")).isInstanceOf(IOException.class));
    waiting.start();
    while (source.requests() == 0) {
      Thread.sleep(10);
    }

    source.close();

    waiting.join(5000);
    assertThat(waiting.isAlive()).isFalse();
  }

  private Duration timeOf(String relative) throws IOException, InterruptedException {
    long start = System.nanoTime();
    client.get(relative);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private List<Integer> statuses(int requests) throws IOException, InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      statuses.add(client.get("").statusCode());
    }
    return statuses;
  }
}
