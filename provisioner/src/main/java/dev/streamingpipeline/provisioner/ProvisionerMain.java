package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.PrintStream;

/** Provisions one pipeline. {@link ExitCode} lists the exit codes. */
public final class ProvisionerMain {
  private ProvisionerMain() {}

  public static void main(String[] arguments) {
    // Exit explicitly: a client's non-daemon thread must not keep a finished Job running.
    System.exit(run(Environment.ofProcess(), System.out, System.err));
  }

  /**
   * Runs once.
   *
   * @param out receives the result as one line of JSON on success
   * @param err receives the reason on failure
   * @return the exit code
   */
  static int run(Environment environment, PrintStream out, PrintStream err) {
    TerminationMessage termination = TerminationMessage.fromEnvironment(environment);
    ProvisionerConfig config;
    try {
      config = ProvisionerConfig.fromEnvironment(environment);
    } catch (EnvironmentException e) {
      termination.publish(e.getMessage(), err);
      return ExitCode.REFUSED;
    }
    return ExitCode.of(
        () -> {
          try (Provisioner provisioner = new Provisioner(config)) {
            termination.publish(provisioner.run().toJson(), out);
          }
        },
        config.timeout(),
        reason -> termination.publish(reason, err));
  }
}
