package dev.streamingpipeline.samplesource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Command-line options for a {@link Behaviour}. */
final class BehaviourOptions {
  @Option(
      names = "--delay",
      paramLabel = "DURATION",
      description = "Wait before each answer, such as 200ms.",
      defaultValue = "0s",
      converter = DurationConverter.class)
  private Duration delay;

  @Option(
      names = "--drip",
      paramLabel = "DURATION",
      description = "Pause after each 1024 bytes of a body.",
      defaultValue = "0s",
      converter = DurationConverter.class)
  private Duration drip;

  @Option(
      names = "--rate-limit-every",
      paramLabel = "K",
      description = "429 for every K-th request.")
  private Integer rateLimitEvery;

  @Option(
      names = "--retry-after",
      paramLabel = "DURATION",
      description = "Retry-After of a 429 (default: ${DEFAULT-VALUE}).",
      defaultValue = "1s",
      converter = DurationConverter.class)
  private Duration retryAfter;

  @Option(names = "--retry-after-date", description = "Give Retry-After as an HTTP date.")
  private boolean retryAfterDate;

  @Option(
      names = "--fail-every",
      paramLabel = "K",
      description = "An error status for every K-th request.")
  private Integer failEvery;

  @Option(
      names = "--fail-status",
      paramLabel = "STATUS",
      description = "That status (default: ${DEFAULT-VALUE}).",
      defaultValue = "500")
  private int failStatus;

  @Option(names = "--html-every", paramLabel = "K", description = "A web page, likewise.")
  private Integer htmlEvery;

  @Option(names = "--cut-every", paramLabel = "K", description = "Half an answer, likewise.")
  private Integer cutEvery;

  @Option(names = "--cut-chunked", description = "Cut answers without a Content-Length.")
  private boolean cutChunked;

  @Option(names = "--huge-every", paramLabel = "K", description = "A huge body, likewise.")
  private Integer hugeEvery;

  @Option(
      names = "--huge-bytes",
      paramLabel = "BYTES",
      description = "Its size (default: ${DEFAULT-VALUE}).",
      defaultValue = "1073741824")
  private long hugeBytes;

  @Option(names = "--redirect-every", paramLabel = "K", description = "A redirect, likewise.")
  private Integer redirectEvery;

  @Option(names = "--redirect-to", paramLabel = "URL", description = "Where to.")
  private URI redirectTo;

  @Option(
      names = "--break-every",
      paramLabel = "K",
      description = "Every K-th record breaks the contract, going round the kinds.")
  private Integer breakEvery;

  @Option(
      names = "--break-kinds",
      paramLabel = "KIND",
      split = ",",
      description = "Only these kinds, of ${COMPLETION-CANDIDATES}.")
  private List<BrokenRecord> breakKinds = List.of();

  /**
   * The combined behaviour of all options.
   *
   * @throws IllegalArgumentException with a message for users
   */
  Behaviour behaviour() {
    Behaviour behaviour = Behaviour.slow(delay).and(Behaviour.dripping(drip));
    behaviour =
        with(
            behaviour,
            "--rate-limit-every",
            rateLimitEvery,
            new Fault.RateLimited(retryAfter, retryAfterDate));
    behaviour = with(behaviour, "--fail-every", failEvery, new Fault.Failing(failStatus));
    behaviour = with(behaviour, "--html-every", htmlEvery, new Fault.Html());
    behaviour = with(behaviour, "--cut-every", cutEvery, new Fault.CutShort(cutChunked));
    behaviour = with(behaviour, "--huge-every", hugeEvery, new Fault.HugeBody(hugeBytes));
    if (redirectEvery != null) {
      behaviour =
          with(behaviour, "--redirect-every", redirectEvery, new Fault.RedirectTo(redirectTo));
    }
    return breakEvery == null
        ? behaviour
        : behaviour.and(
            Behaviour.breakingEvery(
                fromOneOn("--break-every", breakEvery), breakKinds.toArray(BrokenRecord[]::new)));
  }

  private static Behaviour with(Behaviour behaviour, String option, Integer every, Fault fault) {
    return every == null
        ? behaviour
        : behaviour.and(Behaviour.always(fault).every(fromOneOn(option, every)));
  }

  private static int fromOneOn(String option, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(option + " must be 1 (each) or more, and is " + number);
    }
    return number;
  }
}
