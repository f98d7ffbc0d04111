package dev.streamingpipeline.producer.topic;

import dev.streamingpipeline.wire.codec.DeadLetter;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/** The settings of the producer's Kafka clients, with reasons. */
final class KafkaSettings {
  /** How long a record may take from send to acknowledgement. */
  static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

  private static final int BATCH_BYTES = 128 * 1024;
  private static final Duration LINGER = Duration.ofMillis(20);
  private static final Duration MAX_BLOCK = Duration.ofMinutes(1);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);

  private KafkaSettings() {}

  static Map<String, Object> producer(KafkaConnection connection, String clientId) {
    Map<String, Object> settings = connection.clientProperties();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    // Acknowledged by all in-sync replicas, exactly once in spite of retries.
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
    // A page is sent at once: a short linger makes few, large, well compressed batches.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetter.MAX_BYTES);
    return settings;
  }

  static Map<String, Object> admin(KafkaConnection connection, String clientId) {
    Map<String, Object> settings = connection.clientProperties();
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ADMIN_TIMEOUT.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ADMIN_TIMEOUT.toMillis());
    return settings;
  }

  /** A client that could not be created because of invalid settings. */
  static EnvironmentException unusable(KafkaConnection connection, KafkaException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new EnvironmentException(
        "%s or %s can't be used: %s"
            .formatted(
                KafkaConnection.BOOTSTRAP_SERVERS,
                KafkaConnection.CLIENT_PROPERTIES_FILE,
                cause.getMessage()));
  }
}
