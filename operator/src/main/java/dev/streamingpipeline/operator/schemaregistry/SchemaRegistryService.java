package dev.streamingpipeline.operator.schemaregistry;

import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.model.spec.SchemaRegistrySpec;
import dev.streamingpipeline.operator.dependents.HeadlessService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import java.util.Map;

/** The headless Service of the schema registry. */
public final class SchemaRegistryService extends HeadlessService {
  public static final int PORT = 8081;

  public SchemaRegistryService() {
    super(Component.SCHEMA_REGISTRY, Map.of("http", PORT));
  }

  /** The URL for clients of Confluent's Schema Registry API. */
  public static String urlFor(PipelineContext pipeline) {
    SchemaRegistrySpec registry = pipeline.spec().schemaRegistry();
    if (registry.provider() == Provider.EXTERNAL) {
      return registry.url();
    }
    String address = "http://%s:%s".formatted(hostFor(pipeline), PORT);
    return switch (registry.flavor()) {
      case CONFLUENT -> address;
      case APICURIO -> address + "/apis/ccompat/v7";
    };
  }

  static String hostFor(PipelineContext pipeline) {
    return pipeline.serviceHost(Component.SCHEMA_REGISTRY);
  }
}
