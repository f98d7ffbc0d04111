package dev.streamingpipeline.wire;

import java.util.Arrays;
import java.util.stream.Stream;

/** All that stands behind a failure. */
final class Causes {
  private Causes() {}

  /**
   * The failure, its causes, and what it suppressed: Cassandra's driver keeps each node's reason
   * there.
   */
  static Stream<Throwable> of(Throwable failure) {
    return failure == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(failure),
            Stream.concat(
                of(failure.getCause()),
                Arrays.stream(failure.getSuppressed()).flatMap(Causes::of)));
  }
}
