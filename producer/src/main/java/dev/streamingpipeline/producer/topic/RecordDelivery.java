package dev.streamingpipeline.producer.topic;

import dev.streamingpipeline.producer.run.FailureLog;
import dev.streamingpipeline.producer.run.RunCounters;
import dev.streamingpipeline.producer.run.RunLifecycle;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records and counts what Kafka acknowledges, never what was only sent. Thread-safe.
 *
 * <p>Kafka's client tries again by itself for as long as a delivery may take, so a broker's restart
 * loses nothing. A failure that it gives up on is counted as lost.
 */
public final class RecordDelivery {
  /** Time for the batches that are on their way when the delivery time-out strikes. */
  private static final Duration CLOSE_TIMEOUT = KafkaSettings.DELIVERY_TIMEOUT.plusSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final ProducerRecordFactory maker;
  private final RunCounters tally;
  private final RunLifecycle end;
  private final FailureLog failureLog = new FailureLog();
  private final ViolationLog violationLog = new ViolationLog();

  /**
   * A delivery that is open.
   *
   * @param end told of failures that no further record can escape
   * @throws dev.streamingpipeline.wire.EnvironmentException when Kafka's settings can't be used
   */
  public RecordDelivery(
      KafkaConnection connection,
      String clientId,
      ProducerRecordFactory maker,
      RunCounters tally,
      RunLifecycle end) {
    this.maker = maker;
    this.tally = tally;
    this.end = end;
    try {
      ByteArraySerializer bytes = new ByteArraySerializer();
      this.producer =
          new KafkaProducer<>(KafkaSettings.producer(connection, clientId), bytes, bytes);
    } catch (KafkaException e) {
      throw KafkaSettings.unusable(connection, e);
    }
  }

  /** Sends records; waits only while the buffer is full. */
  public void deliver(List<byte[]> records) {
    for (byte[] record : records) {
      send(maker.message(record));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback gets what the future gets
  private void send(ProducerRecordFactory.Message message) {
    String topic = message.kafka().topic();
    boolean deadLetter = message.isDeadLetter();
    if (deadLetter) {
      violationLog.violated(message.violation(), topic);
    }
    try {
      producer.send(message.kafka(), (metadata, failure) -> answered(topic, deadLetter, failure));
    } catch (KafkaException | IllegalStateException e) {
      // Not even taken, so the callback is never called.
      lost(topic, e);
    }
  }

  private void answered(String topic, boolean deadLetter, Exception failure) {
    if (failure != null) {
      lost(topic, failure);
    } else if (deadLetter) {
      tally.deadLettered();
    } else {
      tally.delivered();
    }
  }

  private void lost(String topic, Exception failure) {
    String reason =
        "topic %s did not acknowledge all records: %s".formatted(topic, failure.getMessage());
    tally.lost(reason);
    failureLog.failed(reason, "the record is lost to this run");
    boolean othersMayPass =
        failure instanceof RetriableException || failure instanceof RecordTooLargeException;
    if (!othersMayPass && !end.reached()) {
      end.fail(reason);
    }
  }

  /**
   * Waits until everything that was sent is acknowledged or lost, at most the delivery time-out.
   */
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  /** Gives up what is not acknowledged yet; a close that waits elsewhere returns. */
  public void abort() {
    producer.close(Duration.ZERO);
  }
}
