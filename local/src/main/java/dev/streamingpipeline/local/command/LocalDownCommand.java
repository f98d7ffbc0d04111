package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.LocalPipelines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops a pipeline. */
@Command(name = "down", description = "Stops a running pipeline. Its data is kept.")
final class LocalDownCommand implements Callable<Integer> {
  @Mixin private FolderOption data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return LocalPipelines.down(data.folder(), spec.commandLine().getOut());
  }
}
