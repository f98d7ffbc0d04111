package dev.streamingpipeline.producer.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures at a limited rate: the first one with a message at once, repetitions only now and
 * then, with their number. Thread-safe.
 */
public final class FailureLog {
  private static final Logger LOGGER = LoggerFactory.getLogger(FailureLog.class);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MOST_KINDS = 32;

  private final Map<String, Kind> kinds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
          return size() > MOST_KINDS;
        }
      };
  private boolean announced;

  /**
   * Records a failure.
   *
   * @param message what failed; failures with the same text are counted together
   * @param consequence what happens next
   */
  public synchronized void failed(String message, String consequence) {
    long now = System.nanoTime();
    Kind kind = kinds.get(message);
    if (kind != null && now - kind.loggedNanos < SILENCE.toNanos()) {
      kind.unlogged++;
      return;
    }
    var line = LOGGER.atWarn();
    if (kind != null) {
      line = line.addKeyValue("repeated", kind.unlogged);
    }
    line.log("{}; {}", message, consequence);
    kinds.put(message, new Kind(now));
    announced = true;
  }

  /** Records a success, after failures or without. */
  public synchronized void recovered() {
    if (announced) {
      LOGGER.info("works again");
      announced = false;
    }
  }

  /** Failures with the same message. */
  private static final class Kind {
    private final long loggedNanos;
    private int unlogged;

    private Kind(long loggedNanos) {
      this.loggedNanos = loggedNanos;
    }
  }
}
