package dev.streamingpipeline.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolledSourceTest {
  private static final Duration PERIOD = Duration.ofMillis(20);

  private final Pipelines pipelines = new Pipelines();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final PolledSource<String> source =
      new PolledSource<>(
          String.class,
          "answers",
          1,
          PERIOD,
          pipeline -> true,
          pipeline -> answer(),
          new EventSourceContext<>(pipelines, null, null, StreamingPipeline.class));

  @AfterEach
  void stop() {
    source.stop();
  }

  @Test
  void shouldPollAPipelineThatIsRecreatedDuringAPoll() throws Exception {
    StreamingPipeline pipeline = pipeline();
    source.setEventHandler(event -> {});
    source.start();
    pipelines.put(pipeline);
    source.onResourceCreated(pipeline);
    asked.await();

    pipelines.clear();
    source.onResourceDeleted(pipeline);
    // Its poll ends after the deletion, and the next scheduled one finds no pipeline
    await().untilTrue(interrupted);
    await().pollDelay(PERIOD.multipliedBy(10)).until(() -> true);
    int before = answers.get();
    pipelines.put(pipeline);
    source.onResourceCreated(pipeline);

    await().until(() -> answers.get() > before + 1);
    assertThat(source.getSecondaryResources(pipeline)).hasSize(1);
  }

  /** The first call blocks until it is interrupted. */
  private Set<String> answer() {
    if (asked.getCount() > 0) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.set(true);
      }
    }
    return Set.of("answer " + answers.incrementAndGet());
  }

  private static StreamingPipeline pipeline() {
    StreamingPipeline pipeline = new StreamingPipeline();
    pipeline.setMetadata(
        new ObjectMetaBuilder().withName("users").withNamespace("streams").build());
    return pipeline;
  }

  /** A stand-in for an informer's cache. */
  private static final class Pipelines implements IndexerResourceCache<StreamingPipeline> {
    private final Map<ResourceID, StreamingPipeline> known = new ConcurrentHashMap<>();

    private void put(StreamingPipeline pipeline) {
      known.put(ResourceID.fromResource(pipeline), pipeline);
    }

    private void clear() {
      known.clear();
    }

    @Override
    public Optional<StreamingPipeline> get(ResourceID id) {
      return Optional.ofNullable(known.get(id));
    }

    @Override
    public Stream<ResourceID> keys() {
      return known.keySet().stream();
    }

    @Override
    public Stream<StreamingPipeline> list(Predicate<StreamingPipeline> predicate) {
      return known.values().stream().filter(predicate);
    }

    @Override
    public Stream<StreamingPipeline> list(
        String namespace, Predicate<StreamingPipeline> predicate) {
      return list(predicate);
    }

    @Override
    public List<StreamingPipeline> byIndex(String index, String key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addIndexers(Map<String, Function<StreamingPipeline, List<String>>> indexers) {
      throw new UnsupportedOperationException();
    }
  }
}
