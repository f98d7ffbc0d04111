package dev.streamingpipeline.producer;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.contract.SchemaFormat;
import dev.streamingpipeline.model.spec.GoDuration;
import dev.streamingpipeline.producer.source.RequestHeaders;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import dev.streamingpipeline.wire.environment.PipelineFile;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Configuration of one run.
 *
 * @param pipeline defines source, contract and topic
 * @param duration how long to poll
 * @param headers request headers for the source; secret
 * @param kafka connection to Kafka
 * @param registry connection to the Schema Registry; may be absent for JSON
 * @param progressFile file for progress reports during the run
 */
record RunConfig(
    Pipeline pipeline,
    Duration duration,
    RequestHeaders headers,
    KafkaConnection kafka,
    Optional<SchemaRegistryConnection> registry,
    Optional<Path> progressFile) {
  /** Environment variable: a duration that replaces the pipeline's, such as {@code 10s}. */
  static final String RUN_DURATION = "RUN_DURATION";

  /** Environment variable: the path of the progress file. */
  static final String PROGRESS_FILE = "PROGRESS_FILE";

  /** Environment variable: the path of the file for the final summary. */
  static final String TERMINATION_LOG = "TERMINATION_LOG";

  /**
   * Reads the environment variables.
   *
   * @throws EnvironmentException if a variable is missing or invalid, or the pipeline is invalid
   */
  static RunConfig fromEnvironment(Environment environment) {
    Pipeline pipeline = PipelineFile.read(environment);
    Optional<SchemaRegistryConnection> registry = SchemaRegistryConnection.optional(environment);
    if (pipeline.spec().schema().format() == SchemaFormat.AVRO && registry.isEmpty()) {
      throw new EnvironmentException(
          "%s is not set; records in Avro need the Schema Registry's base address"
              .formatted(SchemaRegistryConnection.URL));
    }
    return new RunConfig(
        pipeline,
        environment
            .optional(RUN_DURATION)
            .map(RunConfig::duration)
            .orElse(pipeline.spec().producer().duration().toDuration()),
        RequestHeaders.of(pipeline.spec().source().http(), environment),
        KafkaConnection.fromEnvironment(environment),
        registry,
        path(environment, PROGRESS_FILE));
  }

  static Optional<Path> path(Environment environment, String variable) {
    return environment.optional(variable).map(Path::of);
  }

  private static Duration duration(String text) {
    try {
      return new GoDuration(text).toDuration();
    } catch (IllegalArgumentException e) {
      throw new EnvironmentException("%s: %s".formatted(RUN_DURATION, e.getMessage()));
    }
  }
}
