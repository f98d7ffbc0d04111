package dev.streamingpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.fixtures.Soak;
import dev.streamingpipeline.fixtures.SoakTest;
import dev.streamingpipeline.operator.apiserver.ApiProxy;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import dev.streamingpipeline.operator.pipeline.Component;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.Operator;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator brings a pipeline to the desired state although it is killed, requests fail, and
 * watches are cut or late.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ApiServer.CLUSTER, mode = ResourceAccessMode.READ)
class ConvergenceIT {
  /** By how much the watch of pipelines lags. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private static final int TOO_MANY_REQUESTS = 429;

  /** How many writes an operator does before it is killed. */
  private static final int WRITES_OF_ONE = 8;

  /** Writes of the first operator before it is killed. Together, the runs cover every write. */
  static List<Integer> firstKills() {
    return Soak.points(IntStream.rangeClosed(1, WRITES_OF_ONE).boxed().toList(), List.of(3));
  }

  /** Every operator after the first is killed after {@link #WRITES_OF_ONE} writes. */
  @SoakTest
  @MethodSource("firstKills")
  void shouldReachTheSameStateWhenKilledAfterAnyWrite(int first) throws Exception {
    // Given the objects of an undisturbed run
    Set<String> expected;
    try (Harness harness = new Harness()) {
      ApiProxy proxy = harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      expected = new TreeSet<>(harness.objects("users").keySet());
      assertThat(proxy.writes()).isGreaterThan(expected.size());
    }

    try (Harness harness = new Harness()) {
      // When
      harness.apply(harness.pipeline("users"));
      int kills = 0;
      while (isKilledOnItsWay(harness, kills == 0 ? first : WRITES_OF_ONE)) {
        kills++;
      }
      harness.start();

      // Then: each object takes at least one write
      assertThat(kills).isGreaterThanOrEqualTo(expected.size() / WRITES_OF_ONE);
      harness.awaitServing("users");
      assertThat(harness.objects("users").keySet())
          .as("killed after write %s, and %s times in all", first, kills)
          .containsExactlyElementsOf(expected);
    }
  }

  /**
   * Starts an operator that is killed after some writes. Returns false if the pipeline was ready
   * before.
   */
  private static boolean isKilledOnItsWay(Harness harness, int writes) {
    ApiProxy proxy = harness.proxy();
    proxy.killAfter(writes);
    Operator operator = harness.start(proxy);
    await("%s writes, or none to do".formatted(writes))
        .atMost(Harness.PATIENCE)
        .until(
            () ->
                proxy.isKilled()
                    // The number of writes differs from run to run, because status updates are
                    // merged
                    || harness
                        .condition("users", Component.PRODUCER.conditionType())
                        .map(Condition::getStatus)
                        .filter("True"::equals)
                        .isPresent());
    operator.stop();
    return proxy.isKilled();
  }

  static List<Integer> errors() {
    return Soak.points(
        List.of(
            HttpURLConnection.HTTP_CONFLICT,
            TOO_MANY_REQUESTS,
            HttpURLConnection.HTTP_INTERNAL_ERROR),
        List.of(HttpURLConnection.HTTP_CONFLICT));
  }

  @SoakTest
  @MethodSource("errors")
  void shouldConvergeDespiteErrorsOfTheApiServer(int code) throws Exception {
    try (Harness harness = new Harness()) {
      // Given a server that refuses every third write
      ApiProxy proxy = harness.proxy();
      AtomicInteger count = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      proxy.answer(
          request -> {
            if (request.startsWith("GET") || count.incrementAndGet() % 3 != 0) {
              return OptionalInt.empty();
            }
            refused.incrementAndGet();
            return OptionalInt.of(code);
          });
      harness.start(proxy);

      // When
      harness.apply(harness.pipeline("users"));

      // Then
      harness.awaitServing("users");
      assertThat(refused).hasPositiveValue();
    }
  }

  @Test
  void shouldRestoreWhatWasDeletedWhileWatchesWereCut() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      ApiProxy proxy = harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");

      // When
      for (int round = 0; round < 3; round++) {
        assertThat(proxy.cutWatches()).isPositive();
        harness
            .client()
            .services()
            .inNamespace(harness.namespace())
            .withName("users-kafka")
            .delete();

        // Then
        await()
            .atMost(Harness.PATIENCE)
            .untilAsserted(
                () -> assertThat(harness.objects("users")).containsKey("Service/users-kafka"));
      }
    }
  }

  @Test
  void shouldReportReadyWhenItsWatchOfTheStatusLags() throws Exception {
    try (Harness harness = new Harness()) {
      // Given
      ApiProxy proxy = harness.start();
      harness.apply(harness.pipeline("users"));
      harness.awaitServing("users");
      harness.settle();
      proxy.delayWatches(request -> request.contains("/streamingpipelines") ? LATE : Duration.ZERO);

      // When a component is not ready, for less time than the watch lags
      String label = Component.ZOOKEEPER.label();
      harness.controllers().hold(label);
      harness
          .workloadsOf("users", Component.ZOOKEEPER)
          .forEach(set -> harness.client().resource(set).delete());
      harness.awaitCondition("users", Component.ZOOKEEPER.conditionType(), "False");
      harness.controllers().release(label);

      // Then
      harness.awaitServing("users");
    }
  }
}
