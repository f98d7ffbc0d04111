package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import java.util.List;

/** The node pool of the brokers that are also controllers. Its size never changes. */
public final class StrimziControllerPool extends StrimziNodePool {
  private static final String TITLE = "kafka";

  public StrimziControllerPool() {
    super(TITLE, List.of("controller", "broker"));
  }

  static String nameIn(Pipeline pipeline) {
    return name(TITLE, pipeline);
  }

  @Override
  int nodes(KafkaCluster cluster) {
    return cluster.controllers();
  }
}
