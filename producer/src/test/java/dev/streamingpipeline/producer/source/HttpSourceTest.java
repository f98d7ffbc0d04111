package dev.streamingpipeline.producer.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.producer.TestPipeline;
import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.RunEndedException;
import dev.streamingpipeline.producer.run.RunLifecycle;
import dev.streamingpipeline.producer.run.TransientFailureException;
import dev.streamingpipeline.samplesource.Behaviour;
import dev.streamingpipeline.samplesource.BrokenRecord;
import dev.streamingpipeline.samplesource.SampleSource;
import dev.streamingpipeline.samplesource.SampleSourceConfig;
import dev.streamingpipeline.wire.environment.Environment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpSourceTest {
  @TempDir private Path folder;

  private final RunLifecycle end = new RunLifecycle(Duration.ofHours(1));
  private SampleSource sample;
  private TestPipeline pipeline;

  @BeforeEach
  void start() throws Exception {
    sample = new SampleSource(SampleSourceConfig.DEFAULT);
    pipeline = new TestPipeline(URI.create(sample.url() + "?results=20"));
  }

  @AfterEach
  void stop() {
    sample.close();
  }

  @Test
  void shouldFetchThePage() throws Exception {
    List<byte[]> records = source().fetch();

    assertThat(records).hasSize(20);
    JsonNode first = new ObjectMapper().readTree(records.get(0));
    assertThat(first.at("/login/uuid").isTextual()).isTrue();
    assertThat(sample.recordsServed()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTakeTheWishForAPause(boolean asDate) {
    sample.behave(
        asDate
            ? Behaviour.rateLimitedUntilDate(ofSeconds(60))
            : Behaviour.rateLimited(ofSeconds(60)));

    assertThatThrownBy(() -> source().fetch())
        .hasMessage("source answered 429 Too Many Requests")
        .isInstanceOfSatisfying(
            TransientFailureException.class,
            e -> assertThat(e.retryAfter().orElseThrow()).isBetween(ofSeconds(30), ofSeconds(63)));
  }

  @Test
  void shouldSayThatTheSourceFails() {
    sample.behave(Behaviour.failing(502));

    assertTransient("source answered 502 Bad Gateway");
  }

  @Test
  void shouldGiveUpWhereNoFurtherTryHelps() {
    sample.behave(Behaviour.failing(401));

    assertPermanent("source answered 401 Unauthorized");
  }

  @Test
  void shouldSayThatItIsAWebPage() {
    sample.behave(Behaviour.html());

    assertTransient("answer is text/html, wanted is JSON");
  }

  @Test
  void shouldSayThatTheRecordsAreNotThere() throws Exception {
    pipeline.http("records", "/items");

    assertTransient("no value at /items in the answer");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTakeNothingOfABodyThatWasCutOff(boolean chunked) {
    sample.behave(chunked ? Behaviour.cutShortChunked() : Behaviour.cutShort());

    assertThatThrownBy(() -> source().fetch())
        .isInstanceOf(TransientFailureException.class)
        .hasMessageStartingWith("connection to 127.0.0.1 broke off: unexpected end");
  }

  @Test
  void shouldBoundTheTimeOfTheWholeAnswer() {
    sample.behave(Behaviour.dripping(ofMillis(200)));
    pipeline.http("readTimeout", "500ms");

    assertTransient("source gave no whole answer within 500ms (readTimeout)");
  }

  @Test
  void shouldBoundTheTimeUntilTheAnswer() {
    sample.behave(Behaviour.slow(ofSeconds(30)));
    pipeline.http("readTimeout", "300ms");

    assertTransient("source gave no whole answer within 300ms (readTimeout)");
  }

  @Test
  void shouldDropTheConnectionOfABodyThatIsTooLarge() throws Exception {
    try (EndlessServer server = new EndlessServer(0)) {
      pipeline.http("url", server.url().toString()).http("maxBodySize", "1Mi");

      assertTransient("answer is larger than 1Mi (maxBodySize)");
      await().until(server::wasDropped);
    }
  }

  @Test
  void shouldDropTheConnectionOfABodyThatTakesTooLong() throws Exception {
    try (EndlessServer server = new EndlessServer(20)) {
      pipeline.http("url", server.url().toString()).http("readTimeout", "300ms");

      assertTransient("source gave no whole answer within 300ms (readTimeout)");
      await().until(server::wasDropped);
    }
  }

  @Test
  void shouldNotReadTheBodyOfAnErrorToItsEnd() throws Exception {
    try (EndlessServer server = new EndlessServer(0, 503)) {
      pipeline.http("url", server.url().toString());

      assertTransient("source answered 503 Service Unavailable");
      await().until(server::wasDropped);
    }
  }

  @Test
  void shouldFetchABodyOfExactlyTheLargestSize() throws Exception {
    String frame = "{\"results\":[{\"a\":\"%s\"}]}";
    String page = frame.formatted("x".repeat(1024 - frame.length() + "%s".length()));
    try (RecordingServer server = new RecordingServer(page.getBytes(UTF_8))) {
      pipeline.http("url", server.url().toString()).http("maxBodySize", "1Ki");

      assertThat(page).hasSize(1024);
      assertThat(source().fetch()).hasSize(1);
    }
  }

  @Test
  void shouldSayThatNobodyListens() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      pipeline.http("url", "http://127.0.0.1:%s/".formatted(socket.getLocalPort()));
    }

    assertTransient("connection to 127.0.0.1 refused");
  }

  @Test
  void shouldSayThatTheHostIsNotKnown() {
    pipeline.http("url", "http://nowhere.invalid/");

    assertTransient("host nowhere.invalid is not known");
  }

  @Test
  void shouldRefuseARedirectToAPrivateAddress() {
    sample.behave(Behaviour.redirectTo(URI.create("http://169.254.169.254/latest?token=secret")));

    assertPermanent(
        "redirect of the source refused: 169.254.169.254 is the link-local address"
            + " 169.254.169.254; set source.http.allowPrivateRedirects if that is meant");
  }

  @Test
  void shouldRefuseARedirectToANameThatTurnsInternalOnceItWasChecked() throws Exception {
    // Given a name that is public when it is looked up first, and internal when it is connected to
    InetAddress publicOne = InetAddress.getByAddress(new byte[] {1, 1, 1, 1});
    Queue<InetAddress> addresses =
        new ArrayDeque<>(List.of(publicOne, InetAddress.getLoopbackAddress()));
    Dns rebinding = name -> List.of(addresses.remove());
    try (RecordingServer internal = new RecordingServer("{\"results\":[{}]}".getBytes(UTF_8))) {
      sample.behave(
          Behaviour.redirectTo(
              URI.create("http://rebind.example.org:%s/".formatted(internal.url().getPort()))));

      // When, then
      assertThatThrownBy(() -> source(rebinding).fetch())
          .isInstanceOf(PermanentFailureException.class)
          .hasMessage(
              "redirect of the source refused: rebind.example.org is the loopback address"
                  + " 127.0.0.1; set source.http.allowPrivateRedirects if that is meant");
      assertThat(addresses).isEmpty();
      assertThat(internal.headers()).isNull();
    }
  }

  @Test
  void shouldConnectToTheAddressThatANameHasWhereInternalOnesAreMeant() throws Exception {
    pipeline.http("allowPrivateRedirects", true);
    Dns loopback = name -> List.of(InetAddress.getLoopbackAddress());
    try (RecordingServer internal = new RecordingServer("{\"results\":[{}]}".getBytes(UTF_8))) {
      sample.behave(
          Behaviour.redirectTo(
              URI.create("http://internal.example.org:%s/".formatted(internal.url().getPort()))));

      assertThat(source(loopback).fetch()).hasSize(1);
    }
  }

  @Test
  void shouldFollowARedirectOnTheUsersOwnHost() throws Exception {
    sample.behave(Behaviour.redirectTo(URI.create("/api/?results=3")).times(5));

    assertThat(source().fetch()).hasSize(3);
    assertThat(sample.requests()).isEqualTo(6);
  }

  @Test
  void shouldNotGoRoundInCircles() {
    sample.behave(Behaviour.redirectTo(URI.create("/api/")));

    assertPermanent("source redirects more than 5 times");
  }

  @Test
  void shouldFollowARedirectToAPrivateAddressThatIsMeantWithoutTheUsersHeaders() throws Exception {
    pipeline
        .http("allowPrivateRedirects", true)
        .http("headers", Map.of("X-Team", "blue", "User-Agent", "ours"))
        .http(
            "headersFrom",
            List.of(Map.of("name", "X-Api-Key", "secretName", "api", "secretKey", "key")));
    try (RecordingServer other = new RecordingServer("{\"results\":[{}]}".getBytes(UTF_8));
        RecordingServer own = new RecordingServer("{\"results\":[{},{}]}".getBytes(UTF_8))) {
      sample.behave(Behaviour.redirectTo(other.url()));
      assertThat(source().fetch()).hasSize(1);
      pipeline.http("url", own.url().toString());
      assertThat(source().fetch()).hasSize(2);

      assertThat(own.headers())
          .containsEntry("X-team", List.of("blue"))
          .containsEntry("X-api-key", List.of("canary"))
          .containsEntry("User-agent", List.of("ours"))
          .containsEntry("Accept-encoding", List.of("identity"));
      assertThat(other.headers()).doesNotContainKeys("X-team", "X-api-key");
      assertThat(other.headers().get("Accept").get(0)).startsWith("application/json");
      assertThat(other.headers().get("User-agent")).containsExactly("streaming-pipeline-producer");
    }
  }

  @Test
  void shouldAbortWhatIsInFlightAtTheEndOfTheRun() throws Exception {
    sample.behave(Behaviour.slow(ofSeconds(30)));
    HttpSource source = source();
    CompletableFuture<Object> fetch =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return source.fetch();
              } catch (TransientFailureException
                  | PermanentFailureException
                  | RunEndedException e) {
                return e;
              }
            });
    await().until(() -> sample.requests() == 1);

    end.request();

    assertThat(fetch.get()).isInstanceOf(RunEndedException.class);
  }

  @Test
  void shouldGiveBrokenRecordsAsTheyCame() throws Exception {
    sample.behave(
        Behaviour.breakingEvery(2, BrokenRecord.NOT_AN_OBJECT, BrokenRecord.DEEP_NESTING));

    List<byte[]> records = source().fetch();

    assertThat(records).hasSize(20);
    assertThat(records.get(1)).asString(UTF_8).isEqualTo("\"not a record\"");
    assertThat(records.get(3)).asString(UTF_8).contains("{\"in\":{\"in\":");
  }

  private HttpSource source() throws Exception {
    return source(Dns.SYSTEM);
  }

  private HttpSource source(Dns dns) throws Exception {
    var spec = pipeline.read(folder).spec().source().http();
    Environment environment = new Environment(Map.of("SOURCE_HEADER_X_API_KEY", "canary\n"));
    return new HttpSource(spec, RequestHeaders.of(spec, environment), end, dns);
  }

  private void assertTransient(String message) {
    assertThatThrownBy(() -> source().fetch())
        .isInstanceOf(TransientFailureException.class)
        .hasMessage(message);
  }

  private void assertPermanent(String message) {
    assertThatThrownBy(() -> source().fetch())
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(message);
  }
}
