package dev.streamingpipeline.samplesource;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a source answers. Immutable; composed with {@link #and}, as in {@code
 * slow(ofMillis(200)).and(failing().every(7)).and(rateLimited(ofSeconds(1)).times(3))}.
 *
 * @param delay before each answer, faults included
 * @param drip the pause after each {@value #DRIP_BYTES} bytes of a body with records; zero sends
 *     the body at once
 * @param faults looked through in order; a request meets the first whose turn it is
 * @param breaking which records break the contract
 */
public record Behaviour(Duration delay, Duration drip, List<FaultRule> faults, Breaking breaking) {
  /** Answers at once, whole and right. */
  public static final Behaviour NORMAL =
      new Behaviour(Duration.ZERO, Duration.ZERO, List.of(), Breaking.NONE);

  static final int DRIP_BYTES = 1024;

  /** What is left out is as in {@link #NORMAL}; a negative time is refused. */
  public Behaviour {
    delay = notNegative("delay", delay);
    drip = notNegative("drip", drip);
    faults = faults == null ? List.of() : List.copyOf(faults);
    breaking = breaking == null ? Breaking.NONE : breaking;
  }

  /** Waits before each answer. */
  public static Behaviour slow(Duration delay) {
    return new Behaviour(delay, Duration.ZERO, List.of(), Breaking.NONE);
  }

  /** Answers at once, then pauses after each {@value #DRIP_BYTES} bytes of the body. */
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

  /** A status of choice, 200 to 599, with a message in place of records. */
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

  /** Breaks every {@code every}-th record, going round these kinds; none given means all. */
  public static Behaviour breakingEvery(int every, BrokenRecord... kinds) {
    return new Behaviour(
        Duration.ZERO, Duration.ZERO, List.of(), new Breaking(every, Arrays.asList(kinds)));
  }

  /** Both: this one's faults are looked at first; where both set a time or breaking, other wins. */
  public Behaviour and(Behaviour other) {
    return new Behaviour(
        other.delay.isZero() ? delay : other.delay,
        other.drip.isZero() ? drip : other.drip,
        Stream.concat(faults.stream(), other.faults.stream()).toList(),
        other.breaking.every() == 0 ? breaking : other.breaking);
  }

  /** The faults of this behaviour strike each {@code every}-th request only, from 1 on. */
  public Behaviour every(int every) {
    return changed(rule -> new FaultRule(rule.fault(), every, rule.times()));
  }

  /** The faults of this behaviour strike so often, from 1 on, and never again. */
  public Behaviour times(int times) {
    return changed(rule -> new FaultRule(rule.fault(), rule.every(), times));
  }

  /** The form that {@code PUT /behaviour} takes and {@code GET /behaviour} gives. */
  public String toJson() {
    return BehaviourJson.write(this);
  }

  /**
   * Reads that form. What is left out is as in {@link #NORMAL}.
   *
   * @throws IllegalArgumentException with a message for people if it isn't that form
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
