package dev.streamingpipeline.spark.driver;

import dev.streamingpipeline.spark.executor.OutageException;
import dev.streamingpipeline.spark.executor.PermanentFailure;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Guards against a topic that was deleted and made again.
 *
 * <p>Spark's checkpoint knows a topic by its name and resumes at an offset. In a new topic of the
 * same name that offset is either beyond the end or, worse, in the middle: everything before it
 * would be skipped in silence. So the topic's id is kept beside the checkpoint and compared before
 * each batch.
 */
public final class TopicIdentity implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String topic;
  private final Path checkpoint;
  private final Admin admin;

  public TopicIdentity(String topic, Path checkpoint, KafkaConnection kafka) {
    this.topic = topic;
    this.checkpoint = checkpoint;
    Map<String, Object> properties = kafka.clientProperties();
    properties.put("client.id", "topic-identity");
    properties.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
    properties.put("request.timeout.ms", (int) TIMEOUT.dividedBy(2).toMillis());
    this.admin = Admin.create(properties);
  }

  /**
   * Compares the topic with the one that the checkpoint was made for, or remembers it when there is
   * none.
   *
   * @throws PermanentFailure when it is another topic
   * @throws OutageException when Kafka does not answer, or the topic is missing for now
   */
  void verify() {
    Uuid actual = actual();
    Path file = checkpoint.resolve("topic-id");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(checkpoint);
        Files.writeString(file, actual.toString());
        return;
      }
      String remembered = Files.readString(file).strip();
      if (!remembered.equals(actual.toString())) {
        throw new PermanentFailure(
            ("topic %s was deleted and made again (its id was %s and is %s), so the checkpoint's offsets mean nothing any more."
                    + " To read the new topic from its beginning, delete the folder %s and start the job again; rows in the table stay")
                .formatted(topic, remembered, actual, checkpoint));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint folder %s".formatted(checkpoint), e);
    }
  }

  private Uuid actual() {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          .get(topic)
          .topicId();
    } catch (ExecutionException e) {
      throw new OutageException(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "topic %s does not exist; the provisioner makes it".formatted(topic)
              : "Kafka does not describe topic %s: %s".formatted(topic, e.getCause().getMessage()),
          e.getCause());
    } catch (TimeoutException e) {
      throw new OutageException("Kafka does not describe topic %s".formatted(topic), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
