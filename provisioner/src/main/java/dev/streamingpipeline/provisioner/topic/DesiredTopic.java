package dev.streamingpipeline.provisioner.topic;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.Contract;
import dev.streamingpipeline.model.spec.TopicSpec;
import dev.streamingpipeline.wire.codec.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic's declared state.
 *
 * @param name its name
 * @param partitions how many partitions
 * @param partitionsDeclared whether the user declared the number, so that a topic with more
 *     partitions is refused
 * @param replicationFactor replicas of each partition
 * @param replicationDeclared whether the user declared the replication factor, so that another one
 *     is refused
 * @param retention how long records are kept
 * @param maxMessageBytes the largest batch of records, in bytes after compression
 */
record DesiredTopic(
    String name,
    int partitions,
    boolean partitionsDeclared,
    int replicationFactor,
    boolean replicationDeclared,
    Duration retention,
    int maxMessageBytes) {

  /** Long enough that dead letters survive a user's holiday. */
  private static final Duration DEAD_LETTERS_RETENTION = Duration.ofDays(30);

  private static final int DEAD_LETTERS_PARTITIONS = 1;

  /** The topic of a pipeline and its dead-letter topic. */
  static List<DesiredTopic> of(Pipeline pipeline) {
    TopicSpec topic = pipeline.spec().topic();
    boolean replicationDeclared = topic.replicationFactor() != null;
    return List.of(
        new DesiredTopic(
            topic.name(),
            topic.partitions(),
            true,
            pipeline.topicReplicationFactor(),
            replicationDeclared,
            topic.retention().toDuration(),
            Contract.MAX_MESSAGE_BYTES),
        new DesiredTopic(
            topic.deadLetterTopic(),
            DEAD_LETTERS_PARTITIONS,
            false,
            pipeline.topicReplicationFactor(),
            replicationDeclared,
            DEAD_LETTERS_RETENTION,
            DeadLetter.MAX_BYTES));
  }

  /**
   * The topic's configuration, by Kafka's names.
   *
   * @param replicas actual replicas of each partition: with {@code acks=all}, a {@code
   *     min.insync.replicas} above that would stop all writes
   */
  Map<String, String> settings(int replicas) {
    return new TreeMap<>(
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(retention.toMillis()),
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(maxMessageBytes),
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            replicas >= 3 ? "2" : "1"));
  }

  String resource() {
    return "topic " + name;
  }
}
