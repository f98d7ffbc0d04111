package dev.streamingpipeline.operator;

import dev.streamingpipeline.operator.cassandra.CassandraSecret;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.common.PipelineConfigMap;
import dev.streamingpipeline.operator.common.PodEdit;
import dev.streamingpipeline.operator.kafka.KafkaService;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/** What our own programs are told: the pipeline, and where the systems around them are. */
public final class ProgramEnvironment {
  private static final String VOLUME = "pipeline";
  private static final String FOLDER = "/etc/streaming-pipeline";

  private ProgramEnvironment() {}

  /**
   * The pipeline, Kafka and the registry.
   *
   * @param component whose copy of the pipeline it is
   */
  public static PodEdit add(PodEdit pod, PipelineContext pipeline, Component component) {
    var spec = pod.template().getSpec();
    // @formatter:off
    spec.getVolumes()
        .add(
            new VolumeBuilder()
                .withName(VOLUME)
                .withNewConfigMap()
                  .withName(component.nameFor(pipeline.pipeline()))
                .endConfigMap()
                .build());
    // @formatter:on
    spec.getContainers()
        .forEach(
            container ->
                container
                    .getVolumeMounts()
                    .add(
                        new VolumeMountBuilder()
                            .withName(VOLUME)
                            .withMountPath(FOLDER)
                            .withReadOnly(true)
                            .build()));
    return pod.environment("PIPELINE_FILE", FOLDER + "/" + PipelineConfigMap.FILE)
        .environment("KAFKA_BOOTSTRAP_SERVERS", KafkaService.bootstrapServersFor(pipeline))
        .environment("SCHEMA_REGISTRY_URL", SchemaRegistryService.urlFor(pipeline));
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
