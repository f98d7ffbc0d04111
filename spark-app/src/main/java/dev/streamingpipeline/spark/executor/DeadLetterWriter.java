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
  /** How long a task waits for Kafka before the batch is tried again. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String topic;
  private final Supplier<? extends Producer<byte[], byte[]>> producer;
  private final List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();

  DeadLetterWriter(String topic, Supplier<? extends Producer<byte[], byte[]>> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Sends a letter.
   *
   * @throws OutageException when Kafka does not take it
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
   * Waits for all letters.
   *
   * @return how many there are
   * @throws OutageException when Kafka does not acknowledge one
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
        "Kafka does not take dead letters to %s: %s".formatted(topic, cause.getMessage()), cause);
  }
}
