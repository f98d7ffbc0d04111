package dev.streamingpipeline.operator.kafkausers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziUsersReadiness;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.JobReadiness;

/** Whether all Kafka users exist, whether Strimzi or the operator's own Job creates them. */
public final class KafkaUsersReadiness implements ReadinessCheck {
  private final ReadinessCheck job = new OfJob();
  private final ReadinessCheck strimzi = new StrimziUsersReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return (pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI ? strimzi : job)
        .of(component, pipeline);
  }

  private static final class OfJob extends JobReadiness {
    private OfJob() {
      super(
          ComponentState.ready("UsersMade", "Each program has its own user and ACLs"),
          ComponentState.working("MakingUsers", "The users are being created"),
          "Refused",
          "correct it and apply, or delete Job %s to try again");
    }

    @Override
    protected Fingerprint input(PipelineContext pipeline) {
      return KafkaUsersJob.inputOf(pipeline);
    }
  }
}
