package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.LocalPipelines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the state of a pipeline. */
@Command(
    name = "status",
    description = "Shows the processes, addresses and counts. Exits with 0 when the pipeline runs.")
final class LocalStatusCommand implements Callable<Integer> {
  /** The output format. */
  enum Output {
    TEXT,
    JSON
  }

  @Mixin private FolderOption data;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "text",
      description = "text or json")
  private Output output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return LocalPipelines.status(data.folder(), output == Output.JSON, spec.commandLine().getOut());
  }
}
