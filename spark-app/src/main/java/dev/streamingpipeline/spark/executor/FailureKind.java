package dev.streamingpipeline.spark.executor;

import com.datastax.oss.driver.api.core.DriverException;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How to react to the end of a query, derived from its exception and all causes. */
public enum FailureKind {
  /** A user must decide; a restart does not help. */
  PERMANENT,
  /** A system does not answer; a restart later will succeed. */
  OUTAGE,
  /** Unclassified; restarted a limited number of times. */
  UNKNOWN;

  /** Spark's message when offsets of the checkpoint are no longer in the topic. */
  private static final String DATA_LOSS = "some data may have been missed";

  public static FailureKind of(Throwable failure) {
    FailureKind kind = UNKNOWN;
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (cause instanceof PermanentFailure
          || text.contains(PermanentFailure.class.getName())
          || isDataLoss(text)) {
        return PERMANENT;
      }
      // An executor's exception reaches the driver as text alone.
      if (cause instanceof OutageException
          || cause instanceof RetriableException
          || cause instanceof DriverException
          || cause instanceof UnknownTopicOrPartitionException
          || cause instanceof java.util.concurrent.TimeoutException
          || text.contains(OutageException.class.getName())) {
        kind = OUTAGE;
      }
    }
    return kind;
  }

  /** Whether Spark reports that offsets of the checkpoint are no longer in the topic. */
  public static boolean isDataLoss(String text) {
    return text.replaceAll("\\s+", " ").contains(DATA_LOSS);
  }

  /**
   * The message for the user: that of the first {@link PermanentFailure} or {@link OutageException}
   * in the chain of causes, or else of the root cause.
   */
  public static String reason(Throwable failure) {
    String reason = failure.toString();
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      String ours = ownMessage(String.valueOf(cause.getMessage()));
      if (cause instanceof PermanentFailure || cause instanceof OutageException) {
        return cause.getMessage();
      }
      if (ours != null) {
        return ours;
      }
      reason = cause.getMessage() == null ? cause.toString() : firstLine(cause.getMessage());
    }
    return reason;
  }

  private static String ownMessage(String text) {
    for (Class<?> type : new Class<?>[] {PermanentFailure.class, OutageException.class}) {
      int start = text.indexOf(type.getName() + ": ");
      if (start >= 0) {
        return firstLine(text.substring(start + type.getName().length() + 2));
      }
    }
    return null;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
