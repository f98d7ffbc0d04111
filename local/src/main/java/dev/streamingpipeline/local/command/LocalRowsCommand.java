package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.LocalPipelines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows rows of the table. */
@Command(name = "rows", description = "Reads rows of the running pipeline's table by CQL.")
final class LocalRowsCommand implements Callable<Integer> {
  @Mixin private FolderOption data;

  @Mixin private LimitOption limit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return LocalPipelines.rows(data.folder(), limit.rows(), spec.commandLine().getOut());
  }
}
