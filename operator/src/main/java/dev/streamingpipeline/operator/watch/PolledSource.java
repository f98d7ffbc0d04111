package dev.streamingpipeline.operator.watch;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingEventSource;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * What can't be watched, and is asked for again and again for each pipeline. A pipeline has one
 * value of it, or none. A new value wakes the reconciler.
 *
 * @param <R> what is asked for
 */
public final class PolledSource<R>
    extends PerResourcePollingEventSource<R, StreamingPipeline, String> {
  /**
   * A source that asks at an interval.
   *
   * @param name of the source
   * @param threads how many pipelines it asks for at a time
   * @param interval between two questions for one pipeline
   * @param wanted whether a pipeline needs it; one that did once is always asked for
   * @param ask gives the value, and when to ask again if not after the interval; it never fails,
   *     because then it would not be called again
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
   * A pipeline of this name may have been deleted while it was asked for. Then its next turn is
   * still noted, though it never comes, and no turn would be planned for the new one.
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
