package dev.streamingpipeline.samplesource;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a source until the process receives SIGTERM. */
@Command(
    name = "sample-source",
    description = {
      "An HTTP source with the answer format of randomuser.me, made from a seed, that fails on request.",
      "Prints one line, whose last word is its URL, when it is ready.",
      "",
      "GET /healthz, GET /counters, GET /served-ids, GET and PUT /behaviour watch and steer it."
    })
public final class SampleSourceMain implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "0 takes a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Where to listen (default: ${DEFAULT-VALUE}). Whoever reaches it can steer it, too.",
      defaultValue = "127.0.0.1")
  private String bindAddress;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "Any text; the same gives the same records (default: ${DEFAULT-VALUE}).",
      defaultValue = "sample")
  private String seed;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this, and exit.")
  @SuppressWarnings("UnusedVariable") // Read by picocli
  private boolean help;

  @Option(names = "--keep-served-ids", description = "Remember them for GET /served-ids.")
  private boolean keepServedIds;

  @Option(names = "--verbose", description = "Log faults and changes of behaviour to stderr.")
  private boolean verbose;

  @Mixin private BehaviourOptions behaviourOptions;

  private SampleSourceMain() {}

  /** Exits with 2 for invalid options, with 1 if it can't start. */
  public static void main(String[] arguments) {
    CommandLine commandLine = new CommandLine(new SampleSourceMain());
    commandLine.setExecutionExceptionHandler(
        (exception, failed, result) -> {
          failed.getErr().println(exception.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(commandLine.execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    configureLogging();
    SampleSource source = new SampleSource(config());
    Runtime.getRuntime().addShutdownHook(new Thread(source::close, "stop"));
    PrintWriter out = command.commandLine().getOut();
    out.println("sample source ready at " + source.url());
    out.flush();
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  private SampleSourceConfig config() {
    try {
      return new SampleSourceConfig(
          bindAddress, port, seed, keepServedIds, behaviourOptions.behaviour());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Configures logging in code, not in a {@code logback.xml}: this module is also a library, and
   * its file would configure the program that uses it.
   */
  private void configureLogging() {
    System.setProperty("sample-source.log.level", verbose ? "INFO" : "WARN");
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty(
          "logback.configurationFile", "dev/streamingpipeline/samplesource/logback.xml");
    }
  }
}
