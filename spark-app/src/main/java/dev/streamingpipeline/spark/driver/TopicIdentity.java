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
 * Guards against a topic that was deleted and recreated.
 *
 * <p>Spark's checkpoint identifies a topic by its name and resumes at an offset. In a new topic of
 * the same name that offset is either beyond the end or, worse, in the middle: all records before
 * it would be skipped silently. So the topic's id is stored beside the checkpoint and compared
 * before each micro-batch.
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
   * Compares the topic's id with the one stored beside the checkpoint, or stores it when there is
   * none.
   *
   * @throws PermanentFailure when the topic was recreated
   * @throws OutageException when Kafka does not answer, or the topic does not exist yet
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
      String stored = Files.readString(file).strip();
      if (!stored.equals(actual.toString())) {
        throw new PermanentFailure(
            ("topic %s was deleted and recreated (its id was %s and is %s), so the checkpoint's offsets are no longer valid."
                    + " To read the new topic from its beginning, delete the folder %s and start the job again; rows in the table stay")
                .formatted(topic, stored, actual, checkpoint));
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
              ? "topic %s does not exist; the provisioner creates it".formatted(topic)
              : "Kafka can't describe topic %s: %s".formatted(topic, e.getCause().getMessage()),
          e.getCause());
    } catch (TimeoutException e) {
      throw new OutageException("Kafka did not describe topic %s in time".formatted(topic), e);
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
