package dev.streamingpipeline.samplesource;

/**
 * Which requests meet a fault. Requests are counted from the moment the behaviour came into force.
 *
 * @param fault what they meet
 * @param every each {@code every}-th request; 0 or left out is taken as 1, every request
 * @param times at most so often, and never again; 0 or left out sets no limit
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

  /** Whether the request with this number, from 1 on, meets the fault that was met so often. */
  boolean meets(long request, long met) {
    return request % every == 0 && (times == 0 || met < times);
  }
}
