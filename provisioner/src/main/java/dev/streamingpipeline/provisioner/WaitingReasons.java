package dev.streamingpipeline.provisioner;

import dev.streamingpipeline.provisioner.plan.NotReadyException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest reason why each system is not ready. A timeout may strike during a call, when only the
 * reason of the previous attempt is known.
 */
final class WaitingReasons {
  private static final Logger LOGGER = LoggerFactory.getLogger(WaitingReasons.class);

  private final Map<String, NotReadyException> bySystem = new ConcurrentHashMap<>();
  private volatile String lastCalled = "an answer";

  /** Calls a system. An answer clears the system's earlier reason. */
  <T> T call(String system, Supplier<T> request) {
    lastCalled = system;
    T answer = request.get();
    bySystem.remove(system);
    return answer;
  }

  /** Stores a reason, and logs it when it differs from the previous one. */
  void add(NotReadyException reason) {
    NotReadyException before = bySystem.put(reason.system(), reason);
    if (before == null || !before.getMessage().equals(reason.getMessage())) {
      LOGGER.info(reason.getMessage());
    }
  }

  /** The reason for the current wait. */
  NotReadyException current() {
    NotReadyException known = bySystem.get(lastCalled);
    return known != null ? known : new NotReadyException(lastCalled, "no answer yet", null);
  }
}
