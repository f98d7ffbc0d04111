package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.plan.NotReadyException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers why each system could not be used. The time may be up in the middle of a question, when
 * only the reason of the try before is known.
 */
final class WaitingReasons {
  private static final Logger LOGGER = LoggerFactory.getLogger(WaitingReasons.class);

  private final Map<String, NotReadyException> bySystem = new ConcurrentHashMap<>();
  private volatile String asked = "an answer";

  /** Asks a system. Once it answers, older reasons say nothing any more. */
  <T> T ask(String system, Supplier<T> question) {
    asked = system;
    T answer = question.get();
    bySystem.remove(system);
    return answer;
  }

  /** Logs a reason, once for as long as it stays the same. */
  void add(NotReadyException reason) {
    NotReadyException before = bySystem.put(reason.system(), reason);
    if (before == null || !before.getMessage().equals(reason.getMessage())) {
      LOGGER.info(reason.getMessage());
    }
  }

  /** What is being waited for. */
  NotReadyException current() {
    NotReadyException known = bySystem.get(asked);
    return known != null ? known : new NotReadyException(asked, "no answer yet", null);
  }
}
