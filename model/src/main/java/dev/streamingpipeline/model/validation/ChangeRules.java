package dev.streamingpipeline.model.validation;

import dev.streamingpipeline.model.spec.PipelineSpec;
import java.util.List;

/** What may not change between two versions of one resource. */
public final class ChangeRules {
  private ChangeRules() {}

  /**
   * Lists what the change from one valid specification to another breaks.
   *
   * @return nothing when the change is allowed
   */
  public static List<Problem> check(PipelineSpec before, PipelineSpec after) {
    Problems problems = new Problems();
    SpecRules.TABLE
        .onChange("spec", before, after)
        .forEach(application -> application.addTo(problems));
    return problems.toList();
  }
}
