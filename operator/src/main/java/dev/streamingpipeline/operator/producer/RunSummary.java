package dev.streamingpipeline.operator.producer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What a run of the producer says in the end.
 *
 * @param outcome one word: Completed, NothingDelivered, Incomplete, Failed, Invalid
 * @param reason the last error, for a person; null when nothing failed
 * @param delivered records that the topic has
 * @param deadLettered records that broke the contract
 * @param lost records whose sending failed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunSummary(
    String outcome, String reason, long delivered, long deadLettered, long lost) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a message that a container left.
   *
   * @return nothing when it holds no summary, such as the log of a program that crashed
   */
  static Optional<RunSummary> parse(String message) {
    return message == null
        ? Optional.empty()
        : message
            .lines()
            .filter(line -> line.startsWith("{"))
            .flatMap(RunSummary::read)
            .findFirst();
  }

  /** Whether no further try mends it. */
  boolean needsPerson() {
    return "Failed".equals(outcome) || "Invalid".equals(outcome);
  }

  private static java.util.stream.Stream<RunSummary> read(String line) {
    try {
      return java.util.stream.Stream.of(JSON.readValue(line, RunSummary.class))
          .filter(summary -> summary.outcome() != null);
    } catch (JsonProcessingException e) {
      return java.util.stream.Stream.empty();
    }
  }
}
