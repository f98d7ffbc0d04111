package dev.streamingpipeline.operator.schemaregistry;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.dependents.ComponentStatefulSet;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;

/**
 * The schema registry, which holds the contract. Apicurio Registry stores it on its own volume,
 * Confluent's in a Kafka topic.
 */
public final class SchemaRegistryStatefulSet extends ComponentStatefulSet {
  public SchemaRegistryStatefulSet() {
    super(Component.SCHEMA_REGISTRY);
  }

  @Override
  protected String file(PipelineSpec spec) {
    return switch (spec.schemaRegistry().flavor()) {
      case APICURIO -> "apicurio-statefulset.yaml";
      case CONFLUENT -> "confluent-statefulset.yaml";
    };
  }

  @Override
  protected StorageSpec storage(PipelineSpec spec) {
    return spec.schemaRegistry().storage();
  }

  @Override
  protected void edit(PodTemplateCustomizer pod, PipelineContext pipeline) {
    SchemaRegistrySpec registry = pipeline.spec().schemaRegistry();
    pod.image(
            switch (registry.flavor()) {
              case APICURIO -> "apicurio-registry";
              case CONFLUENT -> "schema-registry";
            })
        .settings(registry)
        .heap(registry.heap())
        .configMap("configuration", nameFor(pipeline.pipeline()))
        .configuration(
            Fingerprint.of(SchemaRegistryConfigMap.filesFor(pipeline))
                .and(
                    SchemaRegistryConfigMap.login(pipeline)
                        .flatMap(k -> k.existingSecret(pipeline))));
    SchemaRegistryConfigMap.login(pipeline).ifPresent(kafka -> kafka.mount(pod));
  }
}
