package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.status.ComponentState;
import dev.streamingpipeline.operator.status.Readiness;
import dev.streamingpipeline.operator.status.StatefulSetReadiness;

/** Whether the brokers serve, whoever runs them. */
public final class KafkaReadiness implements Readiness {
  private final Readiness standalone = new StatefulSetReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    KafkaSpec.Provider provider = pipeline.spec().kafka().provider();
    return provider == KafkaSpec.Provider.STANDALONE
        ? standalone.of(component, pipeline)
        : ComponentState.stalled(
            "ProviderNotSupported",
            "spec.kafka.provider %s is not supported by this version of the operator; use Standalone"
                .formatted(provider == KafkaSpec.Provider.STRIMZI ? "Strimzi" : "External"));
  }
}
