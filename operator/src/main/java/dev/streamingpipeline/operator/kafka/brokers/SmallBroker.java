package dev.streamingpipeline.operator.kafka.brokers;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.model.spec.ResourcesSpec;
import java.util.Optional;

/** Whether brokers are small, which they are unless the user gives them more memory. */
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
