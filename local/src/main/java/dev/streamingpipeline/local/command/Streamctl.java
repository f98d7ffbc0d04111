package dev.streamingpipeline.local.command;

import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "streamctl",
    description = "Runs and checks streaming pipelines.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      LocalCommand.class,
      ClusterCommand.class,
      ValidateCommand.class,
      RenderCommand.class
    })
public final class Streamctl {
  private Streamctl() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, also for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new Streamctl())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println(message(failure));
              return 1;
            });
  }

  /** The message of an expected failure, or the stack trace of an unexpected one. */
  private static String message(Exception failure) {
    if (failure instanceof LocalException
        || failure instanceof InvalidPipelineException
        || failure instanceof dev.streamingpipeline.runtimes.ServiceFailedException) {
      return "streamctl: " + failure.getMessage();
    }
    if (failure instanceof java.nio.file.NoSuchFileException missing) {
      return "streamctl: there is no file " + missing.getFile();
    }
    java.io.StringWriter trace = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(trace));
    return "streamctl: " + trace;
  }
}
