package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.user.KafkaUsers;
import dev.streamingpipeline.provisioner.user.UserFiles;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Makes the users that programs log in to Kafka with. It comes before all of them, so it is a
 * program of its own.
 */
public final class KafkaUsersMain {
  private KafkaUsersMain() {}

  public static void main(String[] arguments) {
    // Not by returning: a client's thread must not keep a finished Job alive.
    System.exit(run(Environment.ofProcess(), System.out, System.err));
  }

  /**
   * Runs once.
   *
   * @param out gets the names of the users, when all went well
   * @param err gets the reason, when not
   * @return the exit code
   */
  static int run(Environment environment, PrintStream out, PrintStream err) {
    TerminationMessage lastWords = TerminationMessage.fromEnvironment(environment);
    KafkaConnection administrator;
    UserFiles files;
    Duration timeout;
    try {
      administrator = KafkaConnection.fromEnvironment(environment);
      files = UserFiles.fromEnvironment(environment);
      timeout = ProvisionerConfig.timeout(environment);
    } catch (EnvironmentException e) {
      lastWords.say(e.getMessage(), err);
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
                    reasons.ask(
                        users.system(),
                        () -> {
                          users.make(files);
                          return files;
                        }));
          }
          lastWords.say("users " + files, out);
        },
        timeout,
        reason -> lastWords.say(reason, err));
  }
}
