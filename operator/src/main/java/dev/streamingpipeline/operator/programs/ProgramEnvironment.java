package dev.streamingpipeline.operator.programs;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.operator.cassandra.CassandraSecret;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.cassandra.CassandraWriterSecret;
import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.kafka.access.KafkaClient;
import dev.streamingpipeline.operator.kafka.brokers.KafkaService;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.SecretReference;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.schemaregistry.SchemaRegistryService;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
  public static PodTemplateCustomizer add(
      PodTemplateCustomizer pod, PipelineContext pipeline, Component component) {
    KafkaClient.of(component, pipeline).addTo(pod);
    addSecrets(Component.KAFKA, pod, pipeline);
    addSecrets(Component.SCHEMA_REGISTRY, pod, pipeline);
    return pod.mountConfigMap(VOLUME, component.nameFor(pipeline.pipeline()), FOLDER)
        .environment("PIPELINE_FILE", FOLDER + "/" + PipelineConfigMap.FILE)
        .environment("SCHEMA_REGISTRY_URL", SchemaRegistryService.urlFor(pipeline));
  }

  private static void addCassandra(PodTemplateCustomizer pod, PipelineContext pipeline) {
    CassandraSpec cassandra = pipeline.spec().cassandra();
    pod.environment("CASSANDRA_CONTACT_POINTS", CassandraService.contactPointsFor(pipeline));
    if (cassandra.datacenter() != null) {
      pod.environment("CASSANDRA_DATACENTER", cassandra.datacenter());
    }
    addSecrets(Component.CASSANDRA, pod, pipeline);
  }

  /** Cassandra, for who writes to the table. */
  public static PodTemplateCustomizer addTable(
      PodTemplateCustomizer pod, PipelineContext pipeline) {
    addCassandra(pod, pipeline);
    if (pipeline.spec().cassandra().provider() == Provider.STANDALONE) {
      String secret =
          CassandraWriterSecret.nameIn(pipeline).orElseGet(() -> CassandraSecret.nameFor(pipeline));
      credentials("CASSANDRA", secret, pod);
    }
    return pod;
  }

  /** Cassandra, for who makes the table, and who makes the role that writes to it. */
  public static PodTemplateCustomizer addTableAdministration(
      PodTemplateCustomizer pod, PipelineContext pipeline) {
    addCassandra(pod, pipeline);
    if (pipeline.spec().cassandra().provider() == Provider.STANDALONE) {
      credentials("CASSANDRA", CassandraSecret.nameFor(pipeline), pod);
      CassandraWriterSecret.nameIn(pipeline)
          .ifPresent(secret -> credentials("CASSANDRA_WRITER", secret, pod));
    }
    return pod;
  }

  private static void credentials(String prefix, String secret, PodTemplateCustomizer pod) {
    pod.environmentFromSecret(prefix + "_USERNAME", secret, CassandraSecret.USERNAME)
        .environmentFromSecret(prefix + "_PASSWORD", secret, CassandraSecret.PASSWORD);
  }

  /** How to log in to a system of somebody else, and whom to trust there. */
  private static void addSecrets(
      Component component, PodTemplateCustomizer pod, PipelineContext pipeline) {
    SecretReference.of(component, pipeline.spec()).forEach(pod::add);
  }

  /** With what is in the Secrets of users that programs read to reach the systems. */
  public static Fingerprint withSecrets(Fingerprint other, PipelineContext pipeline) {
    List<SecretReference> read =
        SecretReference.of(pipeline.spec()).stream()
            .filter(reference -> reference.component() != Component.PRODUCER)
            .toList();
    return read.isEmpty() ? other : other.and(pipeline.secrets().fingerprint(read).text());
  }

  /** Words of a program that name a variable, with the Secret that it comes from. */
  public static String withOrigin(String words, PipelineContext pipeline) {
    return words
        + SecretReference.of(pipeline.spec()).stream()
            .filter(reference -> reference.variables().values().stream().anyMatch(words::contains))
            .map(
                reference ->
                    "; %s of Secret %s"
                        .formatted(
                            reference.variables().entrySet().stream()
                                .map(
                                    entry -> "%s is %s".formatted(entry.getValue(), entry.getKey()))
                                .collect(joining(" and ")),
                            reference.name()))
            .collect(joining());
  }

  /** Where the systems are, for fingerprints: what was done on one must be done on another. */
  public static String addresses(PipelineContext pipeline) {
    return Stream.of(
            KafkaService.bootstrapServersFor(pipeline),
            SchemaRegistryService.urlFor(pipeline),
            CassandraService.contactPointsFor(pipeline),
            pipeline.spec().cassandra().datacenter())
        .filter(Objects::nonNull)
        .collect(joining(" "));
  }
}
