package dev.streamingpipeline.operator.provisioner;

import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.programs.ProgramEnvironment;
import dev.streamingpipeline.operator.readiness.JobReadiness;

/** Whether topics, schema subject and table exist as declared. */
public final class ProvisionerReadiness extends JobReadiness {
  public ProvisionerReadiness() {
    super(
        ComponentState.ready("Provisioned", "Topics, subject and table exist as declared"),
        ComponentState.working("Provisioning", "Topics, subject and table are being created"),
        "Refused",
        "correct it and apply, or delete Job %s to try again");
  }

  /** Adds the Secret that a credential comes from: programs only have the variable's name. */
  @Override
  protected String explained(String words, PipelineContext pipeline) {
    return ProgramEnvironment.withOrigin(words, pipeline);
  }

  @Override
  protected Fingerprint input(PipelineContext pipeline) {
    return ProvisionerJob.inputOf(pipeline);
  }
}
