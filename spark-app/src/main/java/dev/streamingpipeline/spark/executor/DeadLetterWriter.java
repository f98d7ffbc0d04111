package dev.streamingpipeline.spark.executor;

import dev.streamingpipeline.wire.codec.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes one task's dead letters and waits for their acknowledgement. */
final class DeadLetterWriter {
  /** How long a task waits for Kafka before it fails and the batch is retried. */
  static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(60);

  private final String topic;
  private final Supplier<? extends Producer<byte[], byte[]>> producer;
  private final List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();

  DeadLetterWriter(String topic, Supplier<? extends Producer<byte[], byte[]>> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Sends a dead letter.
   *
   * @throws OutageException when Kafka does not accept it
   */
  void send(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, letter.key(), letter.value());
    letter
        .headers()
        .forEach(
            (name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      acknowledgements.add(producer.get().send(message));
    } catch (KafkaException e) {
      throw outage(e);
    }
  }

  /**
   * Waits for the acknowledgements of all dead letters.
   *
   * @return how many were acknowledged
   * @throws OutageException when Kafka did not acknowledge one
   */
  long awaitAll() {
    if (acknowledgements.isEmpty()) {
      return 0;
    }
    try {
      producer.get().flush();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
      return acknowledgements.size();
    } catch (ExecutionException e) {
      throw outage(e.getCause());
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      Thread.currentThread().interrupt();
      throw outage(e);
    }
  }

  private OutageException outage(Throwable cause) {
    return new OutageException(
        "Kafka does not accept dead letters for topic %s: %s".formatted(topic, cause.getMessage()),
        cause);
  }
}
