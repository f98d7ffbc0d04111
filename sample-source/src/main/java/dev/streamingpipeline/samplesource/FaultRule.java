package dev.streamingpipeline.samplesource;

/**
 * Which requests get a fault. Requests are counted from the moment at which the behaviour was set.
 *
 * @param fault the fault that they get
 * @param every each {@code every}-th request; 0 or null means 1, every request
 * @param times maximum number of requests that get the fault; 0 or null means no limit
 */
public record FaultRule(Fault fault, int every, int times) {
  /** Refuses a missing fault and negative numbers with an {@link IllegalArgumentException}. */
  public FaultRule {
    if (fault == null) {
      throw new IllegalArgumentException("A rule needs a fault, such as {\"kind\": \"html\"}");
    }
    if (every < 0 || times < 0) {
      throw new IllegalArgumentException(
          "every and times must not be negative; they are " + every + " and " + times);
    }
    every = Math.max(every, 1);
  }

  /**
   * Whether a request gets the fault, by its number, from 1 on, and by how many requests got the
   * fault before.
   */
  boolean meets(long request, long met) {
    return request % every == 0 && (times == 0 || met < times);
  }
}
