package dev.streamingpipeline.local.command;

import dev.streamingpipeline.model.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Validates a file. */
@Command(
    name = "validate",
    description = "Checks a file as Kubernetes would, and says everything that is wrong at once.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private PipelineOption pipeline;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Pipeline read = pipeline.read();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: pipeline %s is valid, %s fields%s%n",
            pipeline.file(),
            read.name(),
            read.contract().fields().size(),
            read.spec().isTenant()
                ? "; Kubernetes checks what depends on the platform of "
                    + read.spec().platformRef().name()
                : "");
    return 0;
  }
}
