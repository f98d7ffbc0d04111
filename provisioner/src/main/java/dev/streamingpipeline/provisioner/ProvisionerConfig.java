package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import dev.streamingpipeline.wire.environment.PipelineFile;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.time.Duration;
import java.util.Optional;

/**
 * What the provisioner is told by its environment.
 *
 * @param pipeline what should exist
 * @param kafka where topics are
 * @param schemaRegistry where subjects are
 * @param cassandra where tables are
 * @param writer the role that writes rows and is to be made; absent where none is
 * @param timeout how long to wait for all of them together
 */
record ProvisionerConfig(
    Pipeline pipeline,
    KafkaConnection kafka,
    SchemaRegistryConnection schemaRegistry,
    CassandraConnection cassandra,
    Optional<Credentials> writer,
    Duration timeout) {
  /** The variable that holds the name of the role that writes rows. */
  static final String WRITER_USERNAME = "CASSANDRA_WRITER_USERNAME";

  /** The variable that holds that role's password. */
  static final String WRITER_PASSWORD = "CASSANDRA_WRITER_PASSWORD";

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
        Credentials.fromEnvironment(environment, WRITER_USERNAME, WRITER_PASSWORD),
        timeout(environment));
  }

  /** How long to wait. */
  static Duration timeout(Environment environment) {
    return Duration.ofSeconds(
        environment.number(TIMEOUT_SECONDS, 1, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS));
  }
}
