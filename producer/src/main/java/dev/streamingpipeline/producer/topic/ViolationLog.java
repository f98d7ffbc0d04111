package dev.streamingpipeline.producer.topic;

import dev.streamingpipeline.model.contract.ContractViolationException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the first record that breaks the contract in each way. How many there are is in the counters
 * and what they hold in the dead-letter topic, not in the log: it may be personal data.
 */
final class ViolationLog {
  private static final Logger LOGGER = LoggerFactory.getLogger(ViolationLog.class);

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  void violated(ContractViolationException violation, String deadLetterTopic) {
    String reason = violation.violation().reason();
    String field = violation.field().orElse("");
    if (seen.add(reason + " " + field)) {
      LOGGER
          .atWarn()
          .addKeyValue("reason", reason)
          .addKeyValue("field", field)
          .addKeyValue("topic", deadLetterTopic)
          .log("a record breaks the contract; more of the kind are only counted");
    }
  }
}
