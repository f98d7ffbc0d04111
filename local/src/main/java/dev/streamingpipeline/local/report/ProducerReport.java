package dev.streamingpipeline.local.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How far the producer is, as it tells in its progress file and in the last line of its output.
 *
 * @param outcome what became of the run
 * @param reason the last error; empty when there was none
 * @param fetched records that the source sent
 * @param delivered records that Kafka acknowledged
 * @param deadLettered records that broke the contract
 * @param lost records that Kafka did not acknowledge
 */
public record ProducerReport(
    String outcome, String reason, long fetched, long delivered, long deadLettered, long lost) {
  static final ProducerReport NONE = new ProducerReport("", "", 0, 0, 0, 0);

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The report in a progress file; {@link #NONE} before the first. */
  public static ProducerReport read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : NONE;
  }

  /** The report in the last line of a file; {@link #NONE} when the program said nothing. */
  public static ProducerReport readLastLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? NONE : parse(lines.get(lines.size() - 1));
  }

  private static ProducerReport parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, ProducerReport.class);
  }
}
