package dev.streamingpipeline.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries Spark's progress into the status. Lag must come from here: a Structured Streaming query
 * commits no offsets to Kafka, so no consumer group shows it.
 */
final class ProgressListener extends StreamingQueryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String topic;
  private final JobStatus status;

  ProgressListener(String topic, JobStatus status) {
    this.topic = topic;
    this.status = status;
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    status.running();
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    SourceProgress source = progress.sources()[0];
    Map<Integer, Long> lag = lag(source.endOffset(), source.latestOffset());
    status.progressed(
        progress.batchId(),
        Duration.ofMillis(progress.batchDuration()),
        lag,
        Instant.parse(progress.timestamp()));
    if (progress.numInputRows() > 0) {
      LOG.atInfo()
          .addKeyValue("batch", progress.batchId())
          .addKeyValue("rows", progress.numInputRows())
          .addKeyValue("millis", progress.batchDuration())
          .addKeyValue("lag", lag.values().stream().mapToLong(Long::longValue).sum())
          .log("Batch");
    }
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    status.idle(Instant.parse(event.timestamp()));
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    // The job itself learns of the end and says why.
  }

  /** The distance of two offsets that Spark gives as {@code {"topic":{"0":12}}}. */
  private Map<Integer, Long> lag(String end, String latest) {
    Map<Integer, Long> lag = new TreeMap<>();
    if (end == null || latest == null) {
      return lag;
    }
    try {
      JsonNode ends = JSON.readTree(end).path(topic);
      JSON.readTree(latest)
          .path(topic)
          .fields()
          .forEachRemaining(
              partition ->
                  lag.put(
                      Integer.valueOf(partition.getKey()),
                      Math.max(
                          0,
                          partition.getValue().asLong() - ends.path(partition.getKey()).asLong())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Spark writes its offsets as JSON", e);
    }
    return lag;
  }
}
