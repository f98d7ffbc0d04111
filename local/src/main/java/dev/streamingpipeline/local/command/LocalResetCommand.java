package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.LocalPipelines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Deletes a pipeline's data. */
@Command(
    name = "reset",
    description = "Deletes a stopped pipeline's data, checkpoint and logs from this machine.")
final class LocalResetCommand implements Callable<Integer> {
  @Mixin private FolderOption data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return LocalPipelines.reset(data.folder(), spec.commandLine().getOut());
  }
}
