package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.List;

/**
 * A component that authenticates to Kafka. Its definition implements this.
 *
 * @see dev.streamingpipeline.operator.pipeline.ComponentDefinition
 */
public interface KafkaUser {
  /** The ACLs of the component's user. */
  List<AclRule> kafkaAcls(PipelineContext pipeline);

  /** Whether the component has a SCRAM user in a pipeline whose brokers have access control. */
  default boolean hasScramUser(PipelineContext pipeline) {
    return true;
  }
}
