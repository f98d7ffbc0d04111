package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The Kafka topic between producer and streaming job. Its dead-letter topic has the same name with
 * a suffix.
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicSpec(
    @JsonPropertyDescription(
            "Name of the topic. Records that break the contract go to the topic of this name with"
                + " .dlq appended. It can't be changed.")
        @Required
        @Size(max = TopicSpec.MAX_NAME_LENGTH)
        String name,
    @JsonPropertyDescription("How many partitions. They can grow in number, never shrink.")
        @Default("" + TopicSpec.DEFAULT_PARTITIONS)
        @Min(1)
        @Max(TopicSpec.MAX_PARTITIONS)
        Integer partitions,
    @JsonPropertyDescription("How long records are kept, such as 7d or 36h; 1m to 3650d.")
        @Default(TopicSpec.DEFAULT_RETENTION)
        @Size(max = GoDuration.MAX_LENGTH)
        GoDuration retention,
    @JsonPropertyDescription(
            "Copies of each partition. Unless given, as many as there are brokers, at most three.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicationFactor) {

  public static final int DEFAULT_PARTITIONS = 3;
  public static final int MAX_PARTITIONS = 1000;
  public static final String DEFAULT_RETENTION = "7d";

  /** The suffix of the dead-letter topic's name. */
  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  /** Kafka allows 249; the dead-letter topic's name is longer by its suffix. */
  public static final int MAX_NAME_LENGTH = 245;

  public TopicSpec {
    partitions = partitions == null ? DEFAULT_PARTITIONS : partitions;
    retention = retention == null ? new GoDuration(DEFAULT_RETENTION) : retention;
  }

  /** The dead-letter topic: records that violate the contract. */
  public String deadLetterTopic() {
    return name + DEAD_LETTER_SUFFIX;
  }
}
