package dev.streamingpipeline.samplesource;

/**
 * How a source is started.
 *
 * @param bindAddress the host name or address to listen on
 * @param port 0 takes a free one
 * @param seed of the sequence that requests without a seed go on in; any text
 * @param keepServedIds whether to remember the identities of the records that were served, which
 *     takes about 100 bytes for each
 * @param behaviour how it answers at first
 */
public record SampleSourceConfig(
    String bindAddress, int port, String seed, boolean keepServedIds, Behaviour behaviour) {
  /** On 127.0.0.1, at a free port, from the seed {@code sample}, behaving normally. */
  public static final SampleSourceConfig DEFAULT =
      new SampleSourceConfig("127.0.0.1", 0, "sample", false, Behaviour.NORMAL);

  /** Refuses an impossible port and an empty seed with an {@link IllegalArgumentException}. */
  public SampleSourceConfig {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "The port must be from 0 (a free one) to 65535, and is " + port);
    }
    if (seed.isEmpty()) {
      throw new IllegalArgumentException("The seed must not be empty");
    }
  }

  /** Listens there. */
  public SampleSourceConfig bindAddress(String value) {
    return new SampleSourceConfig(value, port, seed, keepServedIds, behaviour);
  }

  /** Listens at that port. */
  public SampleSourceConfig port(int value) {
    return new SampleSourceConfig(bindAddress, value, seed, keepServedIds, behaviour);
  }

  /** Makes its records from that seed. */
  public SampleSourceConfig seed(String value) {
    return new SampleSourceConfig(bindAddress, port, value, keepServedIds, behaviour);
  }

  /** Remembers the identities, or not. */
  public SampleSourceConfig keepServedIds(boolean value) {
    return new SampleSourceConfig(bindAddress, port, seed, value, behaviour);
  }

  /** Starts with that behaviour. */
  public SampleSourceConfig behaviour(Behaviour value) {
    return new SampleSourceConfig(bindAddress, port, seed, keepServedIds, value);
  }
}
