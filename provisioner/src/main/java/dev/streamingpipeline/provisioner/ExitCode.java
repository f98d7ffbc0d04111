package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RefusedException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who has to act: nobody, whoever runs the systems, or the author of the pipeline. */
final class ExitCode {
  /** Everything that is declared exists. */
  static final int DONE = 0;

  /** A system could not be used in time; the same run may go well later. */
  static final int UNAVAILABLE = 1;

  /** It can't be done as it is asked for: somebody must change something first. */
  static final int REFUSED = 2;

  private static final Logger LOGGER = LoggerFactory.getLogger(ExitCode.class);

  private ExitCode() {}

  /**
   * Runs what a program is for.
   *
   * @param timeout after which it gave up, for the reason
   * @param reasons gets why it failed, if it did
   */
  static int of(Runnable work, Duration timeout, Consumer<String> reasons) {
    try {
      work.run();
      return DONE;
    } catch (RefusedException | RejectedException e) {
      reasons.accept(e.getMessage());
      return REFUSED;
    } catch (NotReadyException e) {
      reasons.accept("%s (gave up after %s s)".formatted(e.getMessage(), timeout.toSeconds()));
      return UNAVAILABLE;
    } catch (RuntimeException e) {
      LOGGER.error("Failed in a way that is not foreseen", e);
      return UNAVAILABLE;
    }
  }
}
