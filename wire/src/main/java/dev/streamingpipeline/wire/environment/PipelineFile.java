package dev.streamingpipeline.wire.environment;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file with the resolved pipeline, which all programs read: a mounted ConfigMap on Kubernetes,
 * a path on a laptop.
 */
public final class PipelineFile {
  /** Environment variable: the file's path. */
  public static final String VARIABLE = "PIPELINE_FILE";

  private PipelineFile() {}

  /**
   * Reads and validates the pipeline.
   *
   * @throws EnvironmentException if there is no file, or the pipeline is invalid
   */
  public static Pipeline read(Environment environment) {
    return read(environment, PipelineManifest::parse);
  }

  /**
   * Reads a pipeline that was validated before, see {@link PipelineManifest#parseValidated}.
   *
   * @throws EnvironmentException if there is no file, or it can't be parsed
   */
  public static Pipeline readValidated(Environment environment) {
    return read(environment, PipelineManifest::parseValidated);
  }

  private static Pipeline read(Environment environment, Parser parser) {
    String file = environment.required(VARIABLE, "the path of the pipeline's YAML file");
    try {
      return parser.parse(Files.readString(Path.of(file)), file);
    } catch (IOException e) {
      throw new EnvironmentException(
          "%s is '%s', which can't be read: %s".formatted(VARIABLE, file, e));
    } catch (InvalidPipelineException e) {
      throw new EnvironmentException("%s is %s".formatted(VARIABLE, e.getMessage()));
    }
  }

  private interface Parser {
    Pipeline parse(String yaml, String origin) throws InvalidPipelineException;
  }
}
