package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.plan.NotReadyException;
import dev.streamingpipeline.provisioner.plan.RefusedException;
import dev.streamingpipeline.provisioner.plan.RejectedException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exit codes. They separate success, an outage that may pass, and a declaration to be corrected.
 */
final class ExitCode {
  /** Everything that is declared exists. */
  static final int DONE = 0;

  /** A system was not usable before the timeout; a retry of the same run may succeed. */
  static final int UNAVAILABLE = 1;

  /** Refused or rejected: the declaration or a system must be changed first. */
  static final int REFUSED = 2;

  private static final Logger LOGGER = LoggerFactory.getLogger(ExitCode.class);

  private ExitCode() {}

  /**
   * Runs the program's work and maps its result to an exit code.
   *
   * @param timeout after which the work gives up; part of the reported reason
   * @param reasons receives the reason of a failure
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
      LOGGER.error("Unexpected failure", e);
      return UNAVAILABLE;
    }
  }
}
