package dev.streamingpipeline.operator.kafka;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziReadiness;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.ComponentState;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.ReadinessCheck;
import dev.streamingpipeline.operator.readiness.ExternalReadiness;
import dev.streamingpipeline.operator.readiness.StatefulSetReadiness;
import java.util.regex.Pattern;

/** Whether the brokers serve, for all values of {@code spec.kafka.provider}. */
public final class KafkaReadiness implements ReadinessCheck {
  /** Kafka's error for a volume of another cluster, with ZooKeeper and without. */
  private static final Pattern ANOTHER_CLUSTER =
      Pattern.compile("Invalid cluster\\.id|doesn't match stored clusterId");

  private final ReadinessCheck pods = new StatefulSetReadiness();
  private final ReadinessCheck strimzi = new StrimziReadiness();

  @Override
  public ComponentState of(Component component, PipelineContext pipeline) {
    return switch (pipeline.spec().kafka().provider()) {
      case STANDALONE -> standalone(component, pipeline);
      case STRIMZI -> strimzi.of(component, pipeline);
      case EXTERNAL ->
          ExternalReadiness.of(component, pipeline.spec().kafka().bootstrapServers(), pipeline);
    };
  }

  private ComponentState standalone(Component component, PipelineContext pipeline) {
    int asked = pipeline.spec().kafka().replicas();
    int brokers = KafkaCluster.of(pipeline).brokers();
    if (asked < brokers) {
      return ComponentState.stalled(
          "BrokersKept",
          ("spec.kafka.replicas is %s, and %s brokers hold partitions, which the operator does not move;"
                  + " set it to %s, or move the partitions and scale StatefulSet %s down yourself")
              .formatted(asked, brokers, brokers, component.nameFor(pipeline.pipeline())));
    }
    ComponentState state = pods.of(component, pipeline);
    return ANOTHER_CLUSTER.matcher(state.message()).find()
        ? ComponentState.stalled(
            "VolumeOfAnotherCluster",
            state.message()
                + "; set spec.kafka.replicas to the value that the volumes were created with, or delete the"
                + " PersistentVolumeClaims of %s with all their data"
                    .formatted(component.nameFor(pipeline.pipeline())))
        : state;
  }
}
