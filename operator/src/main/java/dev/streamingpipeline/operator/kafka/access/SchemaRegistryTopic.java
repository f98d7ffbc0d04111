package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;

/** The topic in which Confluent Schema Registry stores schemas, and its consumer group. */
public final class SchemaRegistryTopic {
  private SchemaRegistryTopic() {}

  public static String nameFor(PipelineContext pipeline) {
    return KafkaCluster.isExternal(pipeline) ? "_schemas." + groupFor(pipeline) : "_schemas";
  }

  /**
   * Registries of one group on one cluster elect a leader, to which the others forward writes. The
   * group's name therefore must be unique on a shared cluster.
   */
  public static String groupFor(PipelineContext pipeline) {
    return "%s.%s"
        .formatted(pipeline.namespace(), Component.SCHEMA_REGISTRY.nameFor(pipeline.pipeline()));
  }
}
