package dev.streamingpipeline.producer.topic;

import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.TransientFailureException;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Checks that the topics exist. Kafka's producer would only notice after a minute, with a timeout
 * that does not say why.
 */
public final class TopicCheck {
  private final KafkaConnection connection;
  private final String clientId;

  public TopicCheck(KafkaConnection connection, String clientId) {
    this.connection = connection;
    this.clientId = clientId;
  }

  /**
   * Checks each topic.
   *
   * @throws TransientFailureException if Kafka does not respond
   * @throws PermanentFailureException if a topic does not exist, or must not be described
   */
  public void check(List<String> topics)
      throws TransientFailureException, PermanentFailureException {
    try (Admin admin = Admin.create(KafkaSettings.admin(connection, clientId))) {
      var answers = admin.describeTopics(topics).topicNameValues();
      for (String topic : topics) {
        check(topic, answers.get(topic));
      }
    } catch (KafkaException e) {
      throw KafkaSettings.unusable(connection, e);
    }
  }

  private void check(String topic, KafkaFuture<?> answer)
      throws TransientFailureException, PermanentFailureException {
    try {
      answer.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UnknownTopicOrPartitionException) {
        throw new PermanentFailureException(
            "topic %s is missing; run the provisioner".formatted(topic), cause);
      }
      if (cause instanceof RetriableException) {
        throw new TransientFailureException(
            "Kafka at %s does not answer: %s"
                .formatted(connection.bootstrapServers(), cause.getMessage()),
            cause);
      }
      throw new PermanentFailureException(
          "Kafka refuses topic %s: %s".formatted(topic, cause.getMessage()), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailureException("interrupted", e);
    }
  }
}
