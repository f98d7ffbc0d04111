package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.user.DeclaredUsers;
import dev.streamingpipeline.provisioner.user.KafkaUsers;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Creates the Kafka users that the other programs log in with. It runs before all of them, so it is
 * a separate program.
 */
public final class KafkaUsersMain {
  private KafkaUsersMain() {}

  public static void main(String[] arguments) {
    // Exit explicitly: a client's non-daemon thread must not keep a finished Job running.
    System.exit(run(Environment.ofProcess(), System.out, System.err));
  }

  /**
   * Runs once.
   *
   * @param out receives the names of the users on success
   * @param err receives the reason on failure
   * @return the exit code
   */
  static int run(Environment environment, PrintStream out, PrintStream err) {
    TerminationMessage termination = TerminationMessage.fromEnvironment(environment);
    KafkaConnection administrator;
    DeclaredUsers declared;
    Duration timeout;
    try {
      administrator = KafkaConnection.fromEnvironment(environment);
      declared = DeclaredUsers.fromEnvironment(environment);
      timeout = ProvisionerConfig.timeout(environment);
    } catch (EnvironmentException e) {
      termination.publish(e.getMessage(), err);
      return ExitCode.REFUSED;
    }
    return ExitCode.of(
        () -> {
          WaitingReasons reasons = new WaitingReasons();
          try (KafkaUsers users = new KafkaUsers(administrator, timeout)) {
            RetryUntilConverged.run(
                timeout,
                reasons,
                () ->
                    reasons.call(
                        users.system(),
                        () -> {
                          users.createOrUpdate(declared);
                          return declared;
                        }));
          }
          termination.publish("users " + declared, out);
        },
        timeout,
        reason -> termination.publish(reason, err));
  }
}
