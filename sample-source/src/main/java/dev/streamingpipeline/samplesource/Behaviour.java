package dev.streamingpipeline.samplesource;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a source responds. Immutable; composed with {@link #and}, as in {@code
 * slow(ofMillis(200)).and(failing().every(7)).and(rateLimited(ofSeconds(1)).times(3))}.
 *
 * @param delay before each response, faults included
 * @param drip the pause after each {@value #DRIP_BYTES} bytes of a body with records; zero sends
 *     the body at once
 * @param faults evaluated in order; a request gets the first that is due
 * @param breaking which records violate the contract
 */
public record Behaviour(Duration delay, Duration drip, List<FaultRule> faults, Breaking breaking) {
  /** Responds at once, completely and correctly. */
  public static final Behaviour NORMAL =
      new Behaviour(Duration.ZERO, Duration.ZERO, List.of(), Breaking.NONE);

  static final int DRIP_BYTES = 1024;

  /** Null values are replaced by those of {@link #NORMAL}; a negative duration is refused. */
  public Behaviour {
    delay = notNegative("delay", delay);
    drip = notNegative("drip", drip);
    faults = faults == null ? List.of() : List.copyOf(faults);
    breaking = breaking == null ? Breaking.NONE : breaking;
  }

  /** Waits before each response. */
  public static Behaviour slow(Duration delay) {
    return new Behaviour(delay, Duration.ZERO, List.of(), Breaking.NONE);
  }

  /** Responds at once, then pauses after each {@value #DRIP_BYTES} bytes of the body. */
  public static Behaviour dripping(Duration pause) {
    return new Behaviour(Duration.ZERO, pause, List.of(), Breaking.NONE);
  }

  /** 429 with {@code Retry-After} in seconds. */
  public static Behaviour rateLimited(Duration retryAfter) {
    return always(new Fault.RateLimited(retryAfter, false));
  }

  /** 429 with {@code Retry-After} as an HTTP date. */
  public static Behaviour rateLimitedUntilDate(Duration retryAfter) {
    return always(new Fault.RateLimited(retryAfter, true));
  }

  /** 500. */
  public static Behaviour failing() {
    return failing(500);
  }

  /** Any status from 200 to 599, with a message in place of records. */
  public static Behaviour failing(int status) {
    return always(new Fault.Failing(status));
  }

  /** 200 with a web page. */
  public static Behaviour html() {
    return always(new Fault.Html());
  }

  /** Sends half of what {@code Content-Length} promised, and closes the connection. */
  public static Behaviour cutShort() {
    return always(new Fault.CutShort(false));
  }

  /** Sends half of a chunked body, and closes the connection. */
  public static Behaviour cutShortChunked() {
    return always(new Fault.CutShort(true));
  }

  /** Streams valid JSON of more than so many bytes. */
  public static Behaviour hugeBody(long bytes) {
    return always(new Fault.HugeBody(bytes));
  }

  /** 302 to another address. */
  public static Behaviour redirectTo(URI url) {
    return always(new Fault.RedirectTo(url));
  }

  /** Breaks every {@code every}-th record, cycling through these kinds; none given means all. */
  public static Behaviour breakingEvery(int every, BrokenRecord... kinds) {
    return new Behaviour(
        Duration.ZERO, Duration.ZERO, List.of(), new Breaking(every, Arrays.asList(kinds)));
  }

  /**
   * Combines both: this one's faults are evaluated first; where both set a duration or breaking,
   * {@code other} wins.
   */
  public Behaviour and(Behaviour other) {
    return new Behaviour(
        other.delay.isZero() ? delay : other.delay,
        other.drip.isZero() ? drip : other.drip,
        Stream.concat(faults.stream(), other.faults.stream()).toList(),
        other.breaking.every() == 0 ? breaking : other.breaking);
  }

  /** Limits the faults of this behaviour to each {@code every}-th request, from 1 on. */
  public Behaviour every(int every) {
    return changed(rule -> new FaultRule(rule.fault(), every, rule.times()));
  }

  /** Limits the faults of this behaviour to this number of requests, from 1 on. */
  public Behaviour times(int times) {
    return changed(rule -> new FaultRule(rule.fault(), rule.every(), times));
  }

  /** The JSON form that {@code PUT /behaviour} accepts and {@code GET /behaviour} returns. */
  public String toJson() {
    return BehaviourJson.write(this);
  }

  /**
   * Parses the JSON form. Omitted members are as in {@link #NORMAL}.
   *
   * @throws IllegalArgumentException with a message for users if it is invalid
   */
  public static Behaviour fromJson(String json) {
    return BehaviourJson.read(json);
  }

  static Behaviour always(Fault fault) {
    return new Behaviour(
        Duration.ZERO, Duration.ZERO, List.of(new FaultRule(fault, 1, 0)), Breaking.NONE);
  }

  private Behaviour changed(UnaryOperator<FaultRule> change) {
    if (faults.isEmpty()) {
      throw new IllegalStateException(
          "every and times say when a fault strikes, and this behaviour has none: " + this);
    }
    return new Behaviour(delay, drip, faults.stream().map(change).toList(), breaking);
  }

  private static Duration notNegative(String name, Duration duration) {
    if (duration != null && duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, and is " + duration);
    }
    return duration == null ? Duration.ZERO : duration;
  }
}
