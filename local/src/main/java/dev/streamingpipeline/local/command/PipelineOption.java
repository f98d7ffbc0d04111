package dev.streamingpipeline.local.command;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.manifest.PipelineManifest;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The pipeline's file. */
final class PipelineOption {
  @Option(
      names = {"-f", "--filename"},
      required = true,
      paramLabel = "FILE",
      description = "the file with the StreamingPipeline")
  private Path file;

  Path file() {
    return file;
  }

  Pipeline read() throws IOException, InvalidPipelineException {
    return PipelineManifest.read(file);
  }
}
