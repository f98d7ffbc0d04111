package dev.streamingpipeline.operator.kafka.access;

import dev.streamingpipeline.operator.kafka.brokers.KafkaCluster;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;

/** Where Confluent's registry keeps its schemas. */
public final class SchemaRegistryTopic {
  private SchemaRegistryTopic() {}

  public static String nameFor(PipelineContext pipeline) {
    return KafkaCluster.isShared(pipeline) ? "_schemas." + groupFor(pipeline) : "_schemas";
  }

  /** Registries of one group on one cluster choose a leader, and the others pass on to it. */
  public static String groupFor(PipelineContext pipeline) {
    return "%s.%s"
        .formatted(pipeline.namespace(), Component.SCHEMA_REGISTRY.nameFor(pipeline.pipeline()));
  }
}
