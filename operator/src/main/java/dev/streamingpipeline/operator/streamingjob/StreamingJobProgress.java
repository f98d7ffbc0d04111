package dev.streamingpipeline.operator.streamingjob;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The progress that the driver reports. It contains nothing that changes while no records arrive,
 * because each change is an event and is written to the status.
 *
 * @param state STARTING, RUNNING, WAITING or FAILED
 * @param reason why it is not running; empty if it is
 * @param written rows upserted since the driver started
 * @param deadLettered records that violated the contract, since the driver started
 * @param lag records of the topic that are not in the table yet; null if not known yet
 * @param lastRowWritten when the last row was written, as RFC 3339 in UTC; null before the first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamingJobProgress(
    String state, String reason, long written, long deadLettered, Long lag, String lastRowWritten) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Parses the driver's response.
   *
   * @return empty if it is not a progress report
   */
  static Optional<StreamingJobProgress> parse(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, StreamingJobProgress.class))
          .filter(progress -> progress.state() != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
