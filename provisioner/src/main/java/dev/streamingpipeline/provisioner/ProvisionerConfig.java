package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.wire.CassandraConnection;
import dev.streamingpipeline.wire.Environment;
import dev.streamingpipeline.wire.EnvironmentException;
import dev.streamingpipeline.wire.KafkaConnection;
import dev.streamingpipeline.wire.PipelineFile;
import dev.streamingpipeline.wire.SchemaRegistryConnection;
import java.time.Duration;

/**
 * What the provisioner is told by its environment.
 *
 * @param pipeline what should exist
 * @param kafka where topics are
 * @param schemaRegistry where subjects are
 * @param cassandra where tables are
 * @param timeout how long to wait for all of them together
 */
record ProvisionerConfig(
    Pipeline pipeline,
    KafkaConnection kafka,
    SchemaRegistryConnection schemaRegistry,
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
        SchemaRegistryConnection.fromEnvironment(environment),
        CassandraConnection.fromEnvironment(environment),
        Duration.ofSeconds(
            environment.number(TIMEOUT_SECONDS, 1, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS)));
  }
}
