package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.LocalPipelines;
import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.GoDuration;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a pipeline and shows its rows. */
@Command(
    name = "up",
    description = {
      "Starts everything that the pipeline needs, runs the producer, waits for the rows and shows them.",
      "Then stops everything, unless --keep is given. Data is kept, so a second 'up' goes on.",
      "Exits with 0 only when rows arrived."
    })
final class LocalUpCommand implements Callable<Integer> {
  @Mixin private PipelineOption pipeline;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "where data, checkpoint and logs are kept (default: .streamctl/NAME)")
  private Path data;

  @ArgGroup private Length length;

  @Option(
      names = "--port",
      paramLabel = "NAME=NUMBER",
      description =
          "a fixed port: zookeeper, kafka, schema-registry, cassandra, job-status, spark-ui, ...; the others are free ones")
  private Map<String, Integer> ports = Map.of();

  @Option(
      names = "--sample-source",
      description = "poll the sample source even when the pipeline's own can be reached")
  private boolean sampleSource;

  @Spec private CommandSpec spec;

  /** Duration of the run. */
  private static final class Length {
    @Option(
        names = "--for",
        paramLabel = "DURATION",
        description = "how long the producer polls, such as 1m (default: as the pipeline says)")
    private String duration;

    @Option(
        names = "--keep",
        description = "stay up until Ctrl-C or 'local down', and run the producer on its schedule")
    private boolean keep;
  }

  @Override
  public Integer call() throws Exception {
    Pipeline read = pipeline.read();
    DataFolder folder = data == null ? DataFolder.of(read) : new DataFolder(data);
    return LocalPipelines.up(
        read,
        folder,
        duration(),
        length != null && length.keep,
        sampleSource,
        givenPorts(),
        spec.commandLine().getOut());
  }

  private String duration() {
    if (length == null || length.duration == null) {
      return null;
    }
    try {
      return new GoDuration(length.duration).text();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--for: " + e.getMessage());
    }
  }

  private Map<Port, Integer> givenPorts() {
    Map<Port, Integer> given = new EnumMap<>(Port.class);
    ports.forEach((name, number) -> given.put(Port.named(name), number));
    return given;
  }
}
