package dev.streamingpipeline.operator.status;

import dev.streamingpipeline.model.validation.Problem;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;
import java.util.Optional;

/** What came of one reconciliation. */
public sealed interface Outcome {
  /**
   * The resource can't be worked with; nothing was touched.
   *
   * @param problems what is wrong with it
   */
  record Invalid(List<Problem> problems) implements Outcome {}

  /**
   * The workflow ran.
   *
   * @param pipeline what it worked with
   * @param records counts along the way
   * @param error what it could not do; it will be tried again
   */
  record Reconciled(PipelineContext pipeline, RecordCounts records, Optional<Exception> error)
      implements Outcome {}
}
