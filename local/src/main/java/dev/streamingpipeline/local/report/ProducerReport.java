package dev.streamingpipeline.local.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The producer's report, from its progress file or the last line of its output.
 *
 * @param outcome the outcome of the run
 * @param reason the last error; empty if there was none
 * @param fetched records that the source sent
 * @param delivered records that Kafka acknowledged
 * @param deadLettered records that violated the contract
 * @param lost records that Kafka did not acknowledge
 */
public record ProducerReport(
    String outcome, String reason, long fetched, long delivered, long deadLettered, long lost) {
  static final ProducerReport NONE = new ProducerReport("", "", 0, 0, 0, 0);

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The report in a progress file; {@link #NONE} if there is none yet. */
  public static ProducerReport read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : NONE;
  }

  /** The report in the last line of a file; {@link #NONE} if the program printed nothing. */
  public static ProducerReport readLastLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? NONE : parse(lines.get(lines.size() - 1));
  }

  private static ProducerReport parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, ProducerReport.class);
  }
}
