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
 * Sends records, and counts those that Kafka has acknowledged. Thread-safe.
 *
 * <p>Kafka's client itself retries up to the delivery timeout, so a restart of a broker loses
 * nothing. A record that the client gives up on is counted as lost.
 */
public final class RecordDelivery {
  /** Time for batches that are in flight when the delivery timeout expires. */
  private static final Duration CLOSE_TIMEOUT = KafkaSettings.DELIVERY_TIMEOUT.plusSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final ProducerRecordFactory maker;
  private final RunCounters tally;
  private final RunLifecycle end;
  private final FailureLog failureLog = new FailureLog();
  private final ViolationLog violationLog = new ViolationLog();

  /**
   * Creates a delivery.
   *
   * @param end is notified of failures that would affect every further record
   * @throws dev.streamingpipeline.wire.environment.EnvironmentException if Kafka's settings are
   *     invalid
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

  /** Sends records. Blocks only while the buffer is full. */
  public void deliver(List<byte[]> records) {
    for (byte[] record : records) {
      send(maker.message(record));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback gets the same result
  private void send(ProducerRecordFactory.Message message) {
    String topic = message.kafka().topic();
    boolean deadLetter = message.isDeadLetter();
    if (deadLetter) {
      violationLog.violated(message.violation(), topic);
    }
    try {
      producer.send(message.kafka(), (metadata, failure) -> answered(topic, deadLetter, failure));
    } catch (KafkaException | IllegalStateException e) {
      // The record was not accepted, so the callback is never called.
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

  /** Waits until all records are acknowledged or lost, at most for the delivery timeout. */
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  /** Gives up unacknowledged records, so that a {@code close} in another thread returns. */
  public void abort() {
    producer.close(Duration.ZERO);
  }
}
