package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.api.PipelineStatus.Records;
import dev.streamingpipeline.operator.producer.RunSummary;
import dev.streamingpipeline.operator.streamingjob.StreamingJobProgress;
import java.util.Optional;

/**
 * What is known of the records along the way.
 *
 * @param lastRun what the producer's last run said, once one has ended
 * @param job how far the driver is, while it answers
 */
public record RecordCounts(Optional<RunSummary> lastRun, Optional<StreamingJobProgress> job) {
  public static final RecordCounts UNKNOWN = new RecordCounts(Optional.empty(), Optional.empty());

  /** The counts for the status; what is unknown now stays as it was known before. */
  Records since(Records before) {
    Records known = before == null ? new Records(null, null, null, null, null) : before;
    Records records =
        new Records(
            lastRun.map(RunSummary::delivered).orElse(known.produced()),
            job.map(StreamingJobProgress::written).orElse(known.written()),
            job.map(StreamingJobProgress::deadLettered).orElse(known.deadLettered()),
            job.map(StreamingJobProgress::lag).orElse(known.lag()),
            job.map(StreamingJobProgress::lastRowWritten).orElse(known.lastRowAt()));
    return records.equals(new Records(null, null, null, null, null)) ? null : records;
  }
}
