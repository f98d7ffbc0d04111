package dev.streamingpipeline.spark.config;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.PipelineFile;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The driver's configuration, from environment variables.
 *
 * @param pipeline the resolved pipeline
 * @param kafka the Kafka cluster
 * @param cassandra the Cassandra cluster
 * @param registry the schema registry; needed for Avro only
 * @param checkpoint the folder of the checkpoint
 * @param statusHost the address that the status endpoint listens on
 * @param statusPort its port; 0 for a free one
 * @param stallTimeout how long the query may show no activity before the liveness probe fails
 * @param masterWebUrl the web UI of the standalone master; absent where there is none
 * @param sparkSecret the Spark cluster's authentication secret; absent where authentication is off
 */
public record StreamingJobConfig(
    Pipeline pipeline,
    KafkaConnection kafka,
    CassandraConnection cassandra,
    Optional<SchemaRegistryConnection> registry,
    Path checkpoint,
    String statusHost,
    int statusPort,
    Duration stallTimeout,
    Optional<String> masterWebUrl,
    Optional<SparkSecret> sparkSecret) {

  static final String CHECKPOINT_DIRECTORY = "CHECKPOINT_DIRECTORY";
  static final String STATUS_HOST = "STATUS_HOST";
  static final String STATUS_PORT = "STATUS_PORT";
  public static final String STALL_TIMEOUT_SECONDS = "STALL_TIMEOUT_SECONDS";
  static final String SPARK_MASTER_WEB_URL = "SPARK_MASTER_WEB_URL";
  static final int DEFAULT_STATUS_PORT = 8090;
  static final int DEFAULT_STALL_TIMEOUT_SECONDS = 300;

  private static final int MAX_STALL_TIMEOUT_SECONDS = 86_400;

  /**
   * Reads the configuration.
   *
   * @throws dev.streamingpipeline.wire.EnvironmentException when a variable is missing or wrong
   */
  public static StreamingJobConfig fromEnvironment(Environment environment) {
    return new StreamingJobConfig(
        PipelineFile.readValidated(environment),
        KafkaConnection.fromEnvironment(environment),
        CassandraConnection.fromEnvironment(environment),
        SchemaRegistryConnection.optional(environment),
        Path.of(
            environment.required(CHECKPOINT_DIRECTORY, "the folder that keeps the job's progress")),
        environment.optional(STATUS_HOST).orElse("0.0.0.0"),
        environment.port(STATUS_PORT, DEFAULT_STATUS_PORT),
        Duration.ofSeconds(
            environment.number(
                STALL_TIMEOUT_SECONDS,
                1,
                MAX_STALL_TIMEOUT_SECONDS,
                DEFAULT_STALL_TIMEOUT_SECONDS)),
        environment.optional(SPARK_MASTER_WEB_URL),
        environment.optional(SparkSecret.VARIABLE).map(SparkSecret::new));
  }
}
