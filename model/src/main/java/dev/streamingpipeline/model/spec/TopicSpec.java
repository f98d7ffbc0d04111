package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The Kafka topic between producer and streaming job. Beside it stands its dead-letter topic.
 *
 * @param name required; can't be changed
 * @param partitions can grow, never shrink
 * @param retention how long records are kept
 * @param replicationFactor copies of each partition; unless given, as many as there are brokers, at
 *     most three
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicSpec(
    String name, Integer partitions, GoDuration retention, Integer replicationFactor) {

  public static final int DEFAULT_PARTITIONS = 3;
  public static final String DEFAULT_RETENTION = "7d";

  /** What is appended to a topic's name for its dead letters. */
  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  public TopicSpec {
    partitions = partitions == null ? DEFAULT_PARTITIONS : partitions;
    retention = retention == null ? new GoDuration(DEFAULT_RETENTION) : retention;
  }

  /** The topic of the records that broke the contract. */
  public String deadLetterTopic() {
    return name + DEAD_LETTER_SUFFIX;
  }
}
