package dev.streamingpipeline.wire.environment;

import java.util.Arrays;
import java.util.stream.Stream;

/** The exceptions behind a failure. */
public final class ExceptionCauses {
  private ExceptionCauses() {}

  /**
   * The failure, its causes, and suppressed exceptions: Cassandra's driver keeps the error of each
   * node there.
   */
  public static Stream<Throwable> of(Throwable failure) {
    return failure == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(failure),
            Stream.concat(
                of(failure.getCause()),
                Arrays.stream(failure.getSuppressed()).flatMap(ExceptionCauses::of)));
  }
}
