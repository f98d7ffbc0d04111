package dev.streamingpipeline.producer.topic;

import dev.streamingpipeline.model.contract.ContractViolationException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the first record that violates the contract in each way. The log has no values, which may be
 * personal data: those are in the dead-letter topic, and their number is in the counters.
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
