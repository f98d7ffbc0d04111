package dev.streamingpipeline.operator.schemaregistry;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;

/** Holds the place until the registry is merged. */
public final class SchemaRegistryService {
  private SchemaRegistryService() {}

  public static String urlFor(PipelineContext pipeline) {
    return "http://%s:8081"
        .formatted(pipeline.hostOf(Component.SCHEMA_REGISTRY.nameFor(pipeline.pipeline())));
  }
}
