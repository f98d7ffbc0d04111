package dev.streamingpipeline.operator.kafkaui;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.common.ComponentStatefulSet;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.kafka.KafkaService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;

/** Shows topics, messages and schemas. */
public final class KafkaUiStatefulSet extends ComponentStatefulSet {
  public static final String NAME = "kafka-ui";

  public KafkaUiStatefulSet() {
    super(Component.KAFKA_UI);
  }

  @Override
  protected void edit(PodEdit pod, PipelineContext pipeline) {
    pod.image("kafka-ui")
        .settings(pipeline.spec().kafkaUi())
        .environment("KAFKA_CLUSTERS_0_NAME", pipeline.name())
        .environment(
            "KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS", KafkaService.bootstrapServersFor(pipeline))
        .environment("KAFKA_CLUSTERS_0_SCHEMAREGISTRY", SchemaRegistryService.urlFor(pipeline));
  }
}
