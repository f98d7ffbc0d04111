package dev.streamingpipeline.operator.programs;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.model.spec.CassandraSpec;
import dev.streamingpipeline.model.spec.Provider;
import dev.streamingpipeline.operator.cassandra.CassandraSecret;
import dev.streamingpipeline.operator.cassandra.CassandraService;
import dev.streamingpipeline.operator.cassandra.CassandraWriterSecret;
import dev.streamingpipeline.operator.dependents.PipelineConfigMap;
import dev.streamingpipeline.operator.kafka.access.KafkaClientConfig;
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

/**
 * The environment of the project's own programs: the pipeline definition, and the addresses and
 * credentials of the systems that they use.
 */
public final class ProgramEnvironment {
  private static final String VOLUME = "pipeline";
  private static final String FOLDER = "/etc/streaming-pipeline";

  private ProgramEnvironment() {}

  /**
   * Adds the pipeline definition, Kafka and the schema registry.
   *
   * @param component the component whose ConfigMap holds the pipeline definition
   */
  public static PodTemplateCustomizer add(
      PodTemplateCustomizer pod, PipelineContext pipeline, Component component) {
    KafkaClientConfig.of(component, pipeline).addTo(pod);
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

  /** Adds Cassandra credentials for the program that writes to the table. */
  public static PodTemplateCustomizer addCassandraWriter(
      PodTemplateCustomizer pod, PipelineContext pipeline) {
    addCassandra(pod, pipeline);
    if (pipeline.spec().cassandra().provider() == Provider.STANDALONE) {
      String secret =
          CassandraWriterSecret.nameIn(pipeline).orElseGet(() -> CassandraSecret.nameFor(pipeline));
      credentials("CASSANDRA", secret, pod);
    }
    return pod;
  }

  /**
   * Adds Cassandra admin credentials, for the provisioner. If the writer has its own role, its
   * credentials are added as well, because the provisioner creates that role.
   */
  public static PodTemplateCustomizer addCassandraAdmin(
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

  /** Adds the user's Secrets: credentials and CA certificates for an external system. */
  private static void addSecrets(
      Component component, PodTemplateCustomizer pod, PipelineContext pipeline) {
    SecretReference.of(component, pipeline.spec()).forEach(pod::add);
  }

  /** Adds to a fingerprint the user's Secrets with which programs connect to external systems. */
  public static Fingerprint withSecrets(Fingerprint other, PipelineContext pipeline) {
    List<SecretReference> read =
        SecretReference.of(pipeline.spec()).stream()
            .filter(reference -> reference.component() != Component.PRODUCER)
            .toList();
    return read.isEmpty() ? other : other.and(pipeline.secrets().fingerprint(read).text());
  }

  /** Appends to a program's message the Secrets from which the variables that it names come. */
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

  /**
   * The addresses of all systems, for fingerprints: if one changes, the work must be done again on
   * the new system.
   */
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
