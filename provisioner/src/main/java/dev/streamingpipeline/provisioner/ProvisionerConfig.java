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
 * The provisioner's configuration, from environment variables.
 *
 * @param pipeline the pipeline whose topics, subject and table are provisioned
 * @param kafka the Kafka cluster
 * @param schemaRegistry the schema registry
 * @param cassandra the Cassandra cluster, with admin credentials
 * @param writer the role to be created for the streaming job, which writes rows; absent where the
 *     job uses an existing login
 * @param timeout of the whole run, waiting included
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

  /** The timeout of a whole run. */
  static Duration timeout(Environment environment) {
    return Duration.ofSeconds(
        environment.number(TIMEOUT_SECONDS, 1, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS));
  }
}
