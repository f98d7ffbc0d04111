package dev.streamingpipeline.spark.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.spark.status.JobStatus;
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
 * Copies Spark's query progress into the job's status. Lag must be computed here: a Structured
 * Streaming query commits no offsets to Kafka, so no consumer group shows it.
 */
public final class ProgressListener extends StreamingQueryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String topic;
  private final JobStatus status;

  public ProgressListener(String topic, JobStatus status) {
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
    status.progressed(progress.batchId(), Duration.ofMillis(progress.batchDuration()));
    // A batch that is replayed after a restart has no latest offsets.
    if (source.endOffset() != null && source.latestOffset() != null) {
      status.lagged(
          lag(source.endOffset(), source.latestOffset()), Instant.parse(progress.timestamp()));
    }
    if (progress.numInputRows() > 0) {
      LOG.atInfo()
          .addKeyValue("batch", progress.batchId())
          .addKeyValue("rows", progress.numInputRows())
          .addKeyValue("millis", progress.batchDuration())
          .addKeyValue("lag", status.snapshot().lag())
          .log("Batch");
    }
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    status.idle(Instant.parse(event.timestamp()));
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    // The supervisor handles the end of the query and its reason.
  }

  /** The lag per partition between offsets in Spark's JSON form, {@code {"topic":{"0":12}}}. */
  private Map<Integer, Long> lag(String end, String latest) {
    Map<Integer, Long> lag = new TreeMap<>();
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
