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
 * A topic as it should be.
 *
 * @param name its name
 * @param partitions how many partitions
 * @param partitionsDeclared whether more than that is a contradiction to the pipeline
 * @param replicationFactor copies of each partition
 * @param replicationDeclared whether the user asked for exactly that many copies
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

  /** Long enough for somebody to come back from a holiday and look. */
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
   * @param copies how many copies each partition really has: with {@code acks=all}, more in-sync
   *     copies than there are copies would stop all writing
   */
  Map<String, String> settings(int copies) {
    return new TreeMap<>(
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(retention.toMillis()),
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(maxMessageBytes),
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            copies >= 3 ? "2" : "1"));
  }

  String resource() {
    return "topic " + name;
  }
}
