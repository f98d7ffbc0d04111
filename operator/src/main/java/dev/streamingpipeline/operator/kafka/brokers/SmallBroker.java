package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import java.util.Optional;

/**
 * Whether brokers have little memory, as they have by default: a heap below 1Gi or, if no heap is
 * set, a memory limit below 2Gi. Such brokers also get the settings of {@code small.properties}.
 */
final class SmallBroker {
  private static final Quantity LARGE_HEAP = new Quantity("1Gi");
  private static final Quantity LARGE_LIMIT = new Quantity("2Gi");

  private SmallBroker() {}

  static boolean is(KafkaSpec kafka) {
    if (kafka.heap() != null) {
      return kafka.heap().compareTo(LARGE_HEAP) < 0;
    }
    return Optional.ofNullable(kafka.resources())
        .map(ResourcesSpec::limits)
        .map(ResourcesSpec.Amounts::memory)
        .map(limit -> limit.compareTo(LARGE_LIMIT) < 0)
        .orElse(true);
  }
}
