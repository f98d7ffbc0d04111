package dev.streamingpipeline.producer;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.samplesource.Behaviour;
import dev.streamingpipeline.samplesource.SampleSource;
import dev.streamingpipeline.samplesource.SampleSourceConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SourceFaultsIT {
  private static final int FAULTS = 7;

  @TempDir private Path folder;

  private SampleSource sample;
  private TestTopics topics;
  private TestPipeline pipeline;
  private TestRun run;

  @BeforeEach
  void start(TestInfo test) throws Exception {
    sample = new SampleSource(SampleSourceConfig.DEFAULT.keepServedIds(true));
    String topic = test.getTestMethod().orElseThrow().getName();
    topics = new TestTopics(Servers.kafka().address(), topic).create();
    pipeline = new TestPipeline(URI.create(sample.url() + "?results=20")).topic(topic);
  }

  @AfterEach
  void stop() {
    run.stop().exitCode();
    sample.close();
  }

  @Test
  void shouldDeliverAllThatCameBetweenFaultsOfEachKind() throws Exception {
    // Every second request fails, each with another fault, so that the backoff never grows.
    sample.behave(
        once(Behaviour.rateLimited(ofSeconds(2)))
            .and(once(Behaviour.rateLimitedUntilDate(ofSeconds(1))))
            .and(once(Behaviour.failing()))
            .and(once(Behaviour.html()))
            .and(once(Behaviour.cutShort()))
            .and(once(Behaviour.cutShortChunked()))
            .and(once(Behaviour.hugeBody(100_000_000))));
    start();
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("failedRequests") == FAULTS);
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("requests") > 2 * FAULTS);
    assertThat(run.stop().exitCode()).isZero();

    JsonNode summary = run.summary();
    assertThat(summary.get("outcome").asText()).isEqualTo("Completed");
    assertThat(summary.get("failedRequests").asInt()).isEqualTo(FAULTS);
    assertThat(summary.get("reason").asText()).isEqualTo("answer is larger than 8Mi (maxBodySize)");
    assertThat(topics.records()).hasSize(summary.get("fetched").asInt());
    assertThat(sample.servedIds().stream().map(UUID::toString)).containsAll(topics.keys());
  }

  @Test
  void shouldGoOnAfterAnAnswerThatDrips() throws Exception {
    pipeline.http("readTimeout", "500ms");
    sample.behave(Behaviour.dripping(ofMillis(200)));
    start();
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("failedRequests") == 1);
    sample.behave(Behaviour.NORMAL);
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") > 0);

    assertThat(run.stop().exitCode()).isZero();
    assertThat(run.summary().get("reason").asText())
        .isEqualTo("source gave no whole answer within 500ms (readTimeout)");
  }

  @Test
  void shouldFailWhenTheSourceNeverAnswers() throws Exception {
    sample.behave(Behaviour.slow(ofSeconds(60)));
    start("2s");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.summary().get("outcome").asText()).isEqualTo("NothingDelivered");
    assertThat(run.summary().get("reason").asText())
        .isEqualTo("the run ended before the source gave its first answer");
  }

  @Test
  void shouldFailWhenTheSourceRefusesUsInMidRun() throws Exception {
    start();
    await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") > 0);
    sample.behave(Behaviour.failing(403));

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode summary = run.summary();
    assertThat(summary.get("outcome").asText()).isEqualTo("Failed");
    assertThat(summary.get("reason").asText()).isEqualTo("source answered 403 Forbidden");
    assertThat(summary.get("delivered")).isEqualTo(summary.get("fetched"));
    assertThat(topics.records()).hasSize(summary.get("delivered").asInt());
  }

  @Test
  void shouldRefuseARedirectToAPrivateAddress() throws Exception {
    try (SampleSource other = new SampleSource()) {
      sample.behave(Behaviour.redirectTo(other.url()));
      start();

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.summary().get("reason").asText())
          .startsWith("redirect of the source refused: 127.0.0.1 is the loopback address");
      assertThat(other.requests()).isZero();
    }
  }

  @Test
  void shouldFollowARedirectToAPrivateAddressThatIsMeant() throws Exception {
    try (SampleSource other = new SampleSource()) {
      sample.behave(Behaviour.redirectTo(other.url()));
      pipeline.http("allowPrivateRedirects", true);
      start();
      await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") > 0);

      assertThat(run.stop().exitCode()).isZero();
      assertThat(other.recordsServed()).isPositive();
    }
  }

  private static Behaviour once(Behaviour fault) {
    return fault.every(2).times(1);
  }

  private void start() throws Exception {
    start("4m");
  }

  private void start(String duration) throws Exception {
    run =
        new TestRun(folder, pipeline, Servers.kafka().address())
            .with("RUN_DURATION", duration)
            .start();
  }
}
