package dev.streamingpipeline.producer;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.Retrying;
import dev.streamingpipeline.producer.run.RunCounters;
import dev.streamingpipeline.producer.run.RunEndedException;
import dev.streamingpipeline.producer.run.RunLifecycle;
import dev.streamingpipeline.producer.source.HttpSource;
import dev.streamingpipeline.producer.topic.RecordDelivery;
import java.time.Duration;
import java.util.List;

/**
 * Fetches a page, delivers its records and pauses, until the run ends. A page that was fetched is
 * always delivered.
 */
final class Poller implements Runnable {
  private final HttpSource source;
  private final RecordDelivery delivery;
  private final Duration interval;
  private final Retrying retrying;
  private final RunLifecycle end;
  private final RunCounters tally;

  Poller(
      HttpSource source,
      RecordDelivery delivery,
      Duration interval,
      Retrying retrying,
      RunLifecycle end,
      RunCounters tally) {
    this.source = source;
    this.delivery = delivery;
    this.interval = interval;
    this.retrying = retrying;
    this.end = end;
    this.tally = tally;
  }

  @Override
  public void run() {
    try {
      while (true) {
        List<byte[]> records = retrying.call(source::fetch, tally::requestFailed);
        tally.fetched(records.size());
        delivery.deliver(records);
        end.pause(interval);
      }
    } catch (PermanentFailureException e) {
      end.fail(e.getMessage());
    } catch (RunEndedException e) {
      // Regular end of the loop
    }
  }
}
