package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.operator.api.PipelineStatus.Records;
import dev.streamingpipeline.operator.producer.RunSummary;
import dev.streamingpipeline.operator.streamingjob.StreamingJobProgress;
import java.util.Optional;

/**
 * The record counts that producer and streaming job have reported.
 *
 * @param lastRun the summary of the producer's last run; empty before one has ended
 * @param job the driver's progress; empty while it does not answer
 */
public record RecordCounts(Optional<RunSummary> lastRun, Optional<StreamingJobProgress> job) {
  public static final RecordCounts UNKNOWN = new RecordCounts(Optional.empty(), Optional.empty());

  /** The counts for the status. A count that is unknown now keeps its previous value. */
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
