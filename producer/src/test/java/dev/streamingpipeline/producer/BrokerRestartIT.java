package dev.streamingpipeline.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamingpipeline.fixtures.Seeds;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.runtimes.KafkaBroker;
import dev.streamingpipeline.samplesource.SampleSource;
import dev.streamingpipeline.samplesource.SampleSourceConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BrokerRestartIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The broker is killed and restarted within the time of some requests. */
  private static final int SOME_REQUESTS_MILLIS = 500;

  @TempDir private Path folder;

  @SoakTest
  @Seeds
  void shouldLoseNothingWhenTheBrokerIsKilledAndComesBack(long seed) throws Exception {
    Random random = new Random(seed);
    String topic = "restarted-" + seed;
    KafkaBroker kafka = Servers.kafka();
    TestTopics topics = new TestTopics(kafka.address(), topic).create();
    try (SampleSource sample = new SampleSource(SampleSourceConfig.DEFAULT)) {
      TestPipeline pipeline =
          new TestPipeline(URI.create(sample.url() + "?results=20"))
              .topic(topic)
              .http("interval", "50ms");
      TestRun run =
          new TestRun(folder, pipeline, kafka.address()).with("RUN_DURATION", "4m").start();
      await().atMost(TestRun.PATIENCE).until(() -> run.progress("delivered") > 100);

      Thread.sleep(random.nextInt(SOME_REQUESTS_MILLIS));
      kafka.process().kill();
      long fetched = run.progress("fetched");
      await().atMost(TestRun.PATIENCE).until(() -> run.progress("fetched") > fetched + 100);
      Thread.sleep(random.nextInt(SOME_REQUESTS_MILLIS));
      kafka.restart();
      kafka.awaitReady(LIMIT);
      long delivered = run.progress("delivered");
      await().atMost(LIMIT).until(() -> run.progress("delivered") > delivered + 200);

      assertThat(run.stop().exitCode()).isZero();
      JsonNode summary = run.summary();
      assertThat(summary.get("lost").asInt()).isZero();
      assertThat(summary.get("delivered")).isEqualTo(summary.get("fetched"));
      assertThat(topics.keys()).hasSize(summary.get("delivered").asInt());
      // Idempotence: retries write no duplicates.
      assertThat(topics.records()).hasSize(summary.get("delivered").asInt());
    }
  }
}
