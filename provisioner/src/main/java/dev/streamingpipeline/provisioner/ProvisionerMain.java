package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.plan.RefusedException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import dev.streamingpipeline.provisioner.plan.WaitingException;
import dev.streamingpipeline.wire.Environment;
import dev.streamingpipeline.wire.EnvironmentException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program. Its exit code says who has to act: nobody, whoever runs the systems, or the author
 * of the pipeline.
 */
public final class ProvisionerMain {
  /** Everything that is declared exists. */
  static final int DONE = 0;

  /** A system could not be used in time; the same run may go well later. */
  static final int UNAVAILABLE = 1;

  /** It can't be done as it is asked for: somebody must change something first. */
  static final int REFUSED = 2;

  private static final Logger LOGGER = LoggerFactory.getLogger(ProvisionerMain.class);

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
    LastWords lastWords = LastWords.fromEnvironment(environment);
    ProvisionerConfig config;
    try {
      config = ProvisionerConfig.fromEnvironment(environment);
    } catch (EnvironmentException e) {
      lastWords.say(e.getMessage(), err);
      return REFUSED;
    }
    try (Provisioner provisioner = new Provisioner(config)) {
      lastWords.say(provisioner.run().toJson(), out);
      return DONE;
    } catch (RefusedException | RejectedException e) {
      lastWords.say(e.getMessage(), err);
      return REFUSED;
    } catch (WaitingException e) {
      lastWords.say(
          "%s (gave up after %d s)".formatted(e.getMessage(), config.timeout().toSeconds()), err);
      return UNAVAILABLE;
    } catch (RuntimeException e) {
      LOGGER.error("Failed in a way that is not foreseen", e);
      return UNAVAILABLE;
    }
  }
}
