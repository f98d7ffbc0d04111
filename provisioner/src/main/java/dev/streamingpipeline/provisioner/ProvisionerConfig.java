package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.wire.CassandraConnection;
import dev.streamingpipeline.wire.Environment;
import dev.streamingpipeline.wire.EnvironmentException;
import dev.streamingpipeline.wire.KafkaConnection;
import dev.streamingpipeline.wire.PipelineFile;
import dev.streamingpipeline.wire.SchemaRegistryClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * What the provisioner is told by its environment.
 *
 * @param pipeline what should exist
 * @param kafka where topics are
 * @param schemaRegistry where subjects are: the base address of Confluent's API
 * @param cassandra where tables are
 * @param timeout how long to wait for all of them together
 */
record ProvisionerConfig(
    Pipeline pipeline,
    KafkaConnection kafka,
    String schemaRegistry,
    CassandraConnection cassandra,
    Duration timeout) {
  /** The variable that holds the timeout, in seconds. */
  static final String TIMEOUT_SECONDS = "PROVISION_TIMEOUT_SECONDS";

  private static final int DEFAULT_TIMEOUT_SECONDS = 120;
  private static final int MAX_TIMEOUT_SECONDS = 3600;

  /**
   * Reads the configuration.
   *
   * @throws EnvironmentException when a variable is missing or wrong, or the pipeline is invalid
   */
  static ProvisionerConfig fromEnvironment(Environment environment) {
    return new ProvisionerConfig(
        PipelineFile.read(environment),
        KafkaConnection.fromEnvironment(environment),
        schemaRegistry(environment),
        CassandraConnection.fromEnvironment(environment),
        Duration.ofSeconds(
            environment.number(TIMEOUT_SECONDS, 1, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS)));
  }

  private static String schemaRegistry(Environment environment) {
    String url =
        environment.required(
            SchemaRegistryClient.URL_VARIABLE, "the base address of the Schema Registry");
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new EnvironmentException(
        "%s is '%s'; write an address such as http://host:8081"
            .formatted(SchemaRegistryClient.URL_VARIABLE, url));
  }
}
