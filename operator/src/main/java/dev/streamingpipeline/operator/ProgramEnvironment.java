package dev.streamingpipeline.operator;

import dev.streamingpipeline.operator.cassandra.CassandraSecret;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.common.PipelineConfigMap;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.kafka.KafkaService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import io.fabric8.kubernetes.api.model.VolumeBuilder;

/** What our own programs are told: the pipeline, and where the systems around them are. */
public final class ProgramEnvironment {
  private static final String VOLUME = "pipeline";
  private static final String FOLDER = "/etc/streaming-pipeline";
  private static final String KAFKA_CLIENT_FOLDER = "/etc/kafka-client";

  private ProgramEnvironment() {}

  /**
   * The pipeline, Kafka and the registry.
   *
   * @param component whose copy of the pipeline it is
   */
  public static PodEdit add(PodEdit pod, PipelineContext pipeline, Component component) {
    addKafkaClientProperties(pod, pipeline);
    // @formatter:off
    return pod.mount(
            new VolumeBuilder()
                .withName(VOLUME)
                .withNewConfigMap()
                  .withName(component.nameFor(pipeline.pipeline()))
                .endConfigMap()
                .build(),
            FOLDER)
        // @formatter:on
        .environment("PIPELINE_FILE", FOLDER + "/" + PipelineConfigMap.FILE)
        .environment("KAFKA_BOOTSTRAP_SERVERS", KafkaService.bootstrapServersFor(pipeline))
        .environment("SCHEMA_REGISTRY_URL", SchemaRegistryService.urlFor(pipeline));
  }

  /** How to log in to brokers of others, where that is needed. */
  private static void addKafkaClientProperties(PodEdit pod, PipelineContext pipeline) {
    String secret = pipeline.spec().kafka().clientPropertiesSecret();
    if (secret != null) {
      pod.mount(
              new VolumeBuilder()
                  .withName("kafka-client")
                  .withNewSecret()
                  .withSecretName(secret)
                  .endSecret()
                  .build(),
              KAFKA_CLIENT_FOLDER)
          .environment("KAFKA_CLIENT_PROPERTIES_FILE", KAFKA_CLIENT_FOLDER + "/client.properties");
    }
  }

  /** Cassandra, for the programs that use the table. */
  public static PodEdit addTable(PodEdit pod, PipelineContext pipeline) {
    String secret = CassandraSecret.nameFor(pipeline);
    return pod.environment("CASSANDRA_CONTACT_POINTS", CassandraService.contactPointsFor(pipeline))
        .environmentFromSecret("CASSANDRA_USERNAME", secret, CassandraSecret.USERNAME)
        .environmentFromSecret("CASSANDRA_PASSWORD", secret, CassandraSecret.PASSWORD);
  }

  /** Where the systems are, for fingerprints: what was done on one must be done on another. */
  public static String addresses(PipelineContext pipeline) {
    return String.join(
        " ",
        KafkaService.bootstrapServersFor(pipeline),
        SchemaRegistryService.urlFor(pipeline),
        CassandraService.contactPointsFor(pipeline));
  }
}
