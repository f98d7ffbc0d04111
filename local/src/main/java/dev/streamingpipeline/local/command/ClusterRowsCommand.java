package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.cluster.ClusterPipelines;
import dev.streamingpipeline.local.cluster.Kubectl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows rows of the table of a pipeline on Kubernetes. */
@Command(
    name = "rows",
    description = {
      "Reads rows of the pipeline's table by CQL, through a forwarded port.",
      "You need to be allowed to read the pipeline's Secrets and to forward ports of its pods."
    })
final class ClusterRowsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PIPELINE", description = "the pipeline's name")
  private String pipeline;

  @Option(
      names = {"-n", "--namespace"},
      description = "its namespace, unless kubectl's own")
  private String namespace;

  @Option(names = "--context", description = "a context of kubectl, unless the current one")
  private String context;

  @Option(names = "--count", description = "count all rows, too, which reads the whole table")
  private boolean count;

  @Mixin private LimitOption limit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ClusterPipelines.rows(
        new Kubectl(context, namespace),
        pipeline,
        limit.rows(),
        count,
        spec.commandLine().getOut());
    return 0;
  }
}
