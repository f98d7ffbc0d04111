package dev.streamingpipeline.local;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.ProducerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which parts of a pipeline do nothing on a laptop, so that nobody waits for them. */
final class KubernetesOnly {
  private KubernetesOnly() {}

  /** The parts as a user would name them; empty when there is none. */
  static Optional<String> of(PipelineSpec spec) {
    List<String> parts = new ArrayList<>();
    if (spec.kafka().provider() == KafkaSpec.Provider.STRIMZI) {
      parts.add("Strimzi (one Kafka broker runs instead)");
    }
    if (spec.controlCenter().enabled()) {
      parts.add("Control Center");
    }
    if (spec.kafkaUi().enabled()) {
      parts.add("Kafka UI");
    }
    if (spec.airflow().enabled()) {
      parts.add(
          spec.producer().trigger() == ProducerSpec.Trigger.AIRFLOW
              ? "Airflow (streamctl runs the producer instead)"
              : "Airflow");
    }
    if (spec.kafka().replicas() > 1
        || spec.cassandra().replicas() > 1
        || spec.spark().workers() > 1) {
      parts.add("more than one replica");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }
}
