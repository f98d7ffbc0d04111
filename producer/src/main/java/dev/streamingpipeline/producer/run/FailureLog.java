package dev.streamingpipeline.producer.run;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures without a flood: the first of a kind at once, the same again only now and then,
 * with how often it came. Thread-safe.
 */
public final class FailureLog {
  private static final Logger LOGGER = LoggerFactory.getLogger(FailureLog.class);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private String last;
  private long loggedNanos;
  private int unlogged;
  private int sinceRecovery;

  /**
   * Something failed.
   *
   * @param message what failed; the same text is taken for the same failure
   * @param consequence what is done about it
   */
  public synchronized void failed(String message, String consequence) {
    sinceRecovery++;
    long now = System.nanoTime();
    if (message.equals(last) && now - loggedNanos < SILENCE.toNanos()) {
      unlogged++;
      return;
    }
    var line = LOGGER.atWarn();
    if (unlogged > 0) {
      line = line.addKeyValue("repeated", unlogged);
    }
    line.log("{}; {}", message, consequence);
    last = message;
    loggedNanos = now;
    unlogged = 0;
  }

  /** It works again, or still. */
  public synchronized void recovered() {
    if (sinceRecovery > 0) {
      LOGGER.atInfo().addKeyValue("failures", sinceRecovery).log("works again");
    }
    last = null;
    unlogged = 0;
    sinceRecovery = 0;
  }
}
