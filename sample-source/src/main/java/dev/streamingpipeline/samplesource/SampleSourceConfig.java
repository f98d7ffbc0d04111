package dev.streamingpipeline.samplesource;

/**
 * How a source is started.
 *
 * @param bindAddress the host name or address to listen on
 * @param port 0 for a free one
 * @param seed the seed of the sequence for requests without a seed; any text
 * @param keepServedIds whether to keep the ids of all served records, which takes about 100 bytes
 *     per record
 * @param behaviour the initial behaviour
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

  /** The same with another host name or address to listen on. */
  public SampleSourceConfig bindAddress(String value) {
    return new SampleSourceConfig(value, port, seed, keepServedIds, behaviour);
  }

  /** The same with another port. */
  public SampleSourceConfig port(int value) {
    return new SampleSourceConfig(bindAddress, value, seed, keepServedIds, behaviour);
  }

  /** The same with another seed. */
  public SampleSourceConfig seed(String value) {
    return new SampleSourceConfig(bindAddress, port, value, keepServedIds, behaviour);
  }

  /** The same, with or without the ids of served records. */
  public SampleSourceConfig keepServedIds(boolean value) {
    return new SampleSourceConfig(bindAddress, port, seed, value, behaviour);
  }

  /** The same with another initial behaviour. */
  public SampleSourceConfig behaviour(Behaviour value) {
    return new SampleSourceConfig(bindAddress, port, seed, keepServedIds, value);
  }
}
