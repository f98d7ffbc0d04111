package dev.streamingpipeline.operator.watch;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingEventSource;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Polls something that can't be watched, for each pipeline. A pipeline has one value or none. A
 * changed value triggers a reconciliation.
 *
 * @param <R> the type of the value
 */
public final class PolledSource<R>
    extends PerResourcePollingEventSource<R, StreamingPipeline, String> {
  /**
   * Creates a source that polls at an interval.
   *
   * @param name the name of the source
   * @param threads how many pipelines are polled concurrently
   * @param interval time between two polls for one pipeline
   * @param wanted whether a pipeline needs the value; once it does, it is polled from then on
   * @param ask returns the value, and the delay until the next poll if not the interval. It must
   *     not throw, because then it would not be called again
   */
  public PolledSource(
      Class<R> type,
      String name,
      int threads,
      Duration interval,
      Predicate<StreamingPipeline> wanted,
      ResourceFetcher<R, StreamingPipeline> ask,
      EventSourceContext<StreamingPipeline> context) {
    super(
        type,
        context,
        new PerResourcePollingConfigurationBuilder<R, StreamingPipeline, String>(ask, interval)
            .withName(name)
            .withRegisterPredicate(wanted)
            .withResourceIDMapper(value -> name)
            .withExecutorService(
                Executors.newScheduledThreadPool(threads, task -> daemon(task, name)))
            .build());
  }

  /**
   * A pipeline of this name may have been deleted during a poll. Then its next poll is still
   * registered, though it never happens, and would prevent scheduling polls for the new pipeline.
   */
  @Override
  public void onResourceCreated(StreamingPipeline pipeline) {
    onResourceDeleted(pipeline);
    super.onResourceCreated(pipeline);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
