package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;
import java.util.Optional;

/** The result of a reconciliation. */
public sealed interface Outcome {
  /**
   * The resource is invalid; no object was changed.
   *
   * @param problems what is wrong with it
   */
  record Invalid(List<Problem> problems) implements Outcome {}

  /**
   * The workflow ran.
   *
   * @param pipeline the context that it ran with
   * @param records the record counts of producer and streaming job
   * @param error what failed; it will be retried
   */
  record Reconciled(PipelineContext pipeline, RecordCounts records, Optional<Exception> error)
      implements Outcome {}
}
