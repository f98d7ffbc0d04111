package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.PrintStream;

/**
 * The program. Its exit code says who has to act: nobody, whoever runs the systems, or the author
 * of the pipeline.
 */
public final class ProvisionerMain {
  private ProvisionerMain() {}

  public static void main(String[] arguments) {
    // Not by returning: a client's thread must not keep a finished Job alive.
    System.exit(run(Environment.ofProcess(), System.out, System.err));
  }

  /**
   * Runs once.
   *
   * @param out gets one line of JSON in the end, when all went well
   * @param err gets the reason, when not
   * @return the exit code
   */
  static int run(Environment environment, PrintStream out, PrintStream err) {
    TerminationMessage lastWords = TerminationMessage.fromEnvironment(environment);
    ProvisionerConfig config;
    try {
      config = ProvisionerConfig.fromEnvironment(environment);
    } catch (EnvironmentException e) {
      lastWords.say(e.getMessage(), err);
      return ExitCode.REFUSED;
    }
    return ExitCode.of(
        () -> {
          try (Provisioner provisioner = new Provisioner(config)) {
            lastWords.say(provisioner.run().toJson(), out);
          }
        },
        config.timeout(),
        reason -> lastWords.say(reason, err));
  }
}
