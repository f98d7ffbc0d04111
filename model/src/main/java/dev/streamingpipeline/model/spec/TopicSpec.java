package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The Kafka topic between producer and streaming job. Beside it stands its dead-letter topic. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicSpec(
    @JsonPropertyDescription(
            "Name of the topic. Records that break the contract go to the topic of this name with"
                + " .dlq appended. It can't be changed.")
        @Required
        @Size(max = TopicSpec.MAX_NAME_LENGTH)
        @ValidationRule(
            value = "self.matches('^" + TopicSpec.NAME_FORM + "$')",
            message = TopicSpec.NAME_REMEDY)
        @ValidationRule(value = "self != '.' && self != '..'", message = TopicSpec.DOTS_REMEDY)
        @ValidationRule(
            value = "!self.startsWith('__') && self != '_schemas'",
            message = TopicSpec.OWN_NAME_REMEDY)
        @ValidationRule(
            value = "!self.endsWith('" + TopicSpec.DEAD_LETTER_SUFFIX + "')",
            message = TopicSpec.DEAD_LETTER_REMEDY)
        @ValidationRule(
            value = "self == oldSelf",
            message = PipelineSpec.CHANGE_REMEDY,
            messageExpression = PipelineSpec.CHANGE_MESSAGE)
        String name,
    @JsonPropertyDescription("How many partitions. They can grow in number, never shrink.")
        @Default("" + TopicSpec.DEFAULT_PARTITIONS)
        @Min(1)
        @Max(TopicSpec.MAX_PARTITIONS)
        @ValidationRule(
            value = "self >= oldSelf",
            message =
                "a topic's partitions can't be taken away, so ask for as many as it has, or more")
        Integer partitions,
    @JsonPropertyDescription("How long records are kept, such as 7d or 36h; 1m to 3650d.")
        @Default(TopicSpec.DEFAULT_RETENTION)
        @Size(max = GoDuration.MAX_LENGTH)
        @ValidationRule(value = GoDuration.FORM_RULE, message = GoDuration.REMEDY)
        @ValidationRule(
            value =
                GoDuration.MILLISECONDS_RULE
                    + (".all(ms, ms >= " + TopicSpec.MIN_RETENTION)
                    + (" && ms < " + (TopicSpec.MAX_RETENTION + 1) + ")"),
            message = "must be between 1m and 3650d")
        GoDuration retention,
    @JsonPropertyDescription(
            "Copies of each partition. Unless given, as many as there are brokers, at most three.")
        @Min(1)
        @Max(ComponentSpec.MAX_REPLICAS)
        Integer replicationFactor) {

  public static final int DEFAULT_PARTITIONS = 3;
  public static final int MAX_PARTITIONS = 1000;
  public static final String DEFAULT_RETENTION = "7d";

  /** In milliseconds. */
  public static final long MIN_RETENTION = 60_000;

  /** In milliseconds. */
  public static final long MAX_RETENTION = 3650L * 24 * 60 * 60 * 1000;

  /** What is appended to a topic's name for its dead letters. */
  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  /** Kafka allows 249; the dead-letter topic's name is longer by its suffix. */
  public static final int MAX_NAME_LENGTH = 245;

  public static final String NAME_FORM = "[a-zA-Z0-9._-]{1," + MAX_NAME_LENGTH + "}";
  public static final String NAME_REMEDY =
      "use letters, digits, dots, underscores and dashes, at most " + MAX_NAME_LENGTH;

  public static final String DOTS_REMEDY = "is not allowed by Kafka; choose a name with letters";
  public static final String OWN_NAME_REMEDY = "is one of Kafka's own names; choose another";
  public static final String DEAD_LETTER_REMEDY =
      "ends with " + DEAD_LETTER_SUFFIX + ", which marks dead letters; choose another name";

  public TopicSpec {
    partitions = partitions == null ? DEFAULT_PARTITIONS : partitions;
    retention = retention == null ? new GoDuration(DEFAULT_RETENTION) : retention;
  }

  /** The topic of the records that broke the contract. */
  public String deadLetterTopic() {
    return name + DEAD_LETTER_SUFFIX;
  }
}
