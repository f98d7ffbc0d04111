package dev.streamingpipeline.operator.producer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The summary that a producer run writes as its termination message.
 *
 * @param outcome one word: Completed, NothingDelivered, Incomplete, Failed, Invalid
 * @param reason the last error, for people; null if there was none
 * @param delivered records that were written to the topic
 * @param deadLettered records that violated the contract
 * @param lost records that could not be sent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunSummary(
    String outcome, String reason, long delivered, long deadLettered, long lost) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Parses a container's termination message.
   *
   * @return empty if it contains no summary, for instance if it is the log of a program that
   *     crashed
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

  /** Whether retries can't help, and the user must change something. */
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
