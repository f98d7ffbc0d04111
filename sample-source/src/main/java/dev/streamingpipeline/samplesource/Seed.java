package dev.streamingpipeline.samplesource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The source of all randomness: the record at an index depends on the seed's text only. */
record Seed(String text, long value) {
  /** 2^64 divided by the golden ratio: spreads neighbouring indexes over all 64 bits. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  static Seed of(String text) {
    byte[] digest = Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    return new Seed(text, ByteBuffer.wrap(digest).getLong());
  }

  /** A pseudo-random number for the record at {@code index}. */
  long numberAt(long index) {
    return mix(value + index * GOLDEN_GAMMA);
  }

  /** The id of the record at {@code index}, in the form of a random (version 4) UUID. */
  UUID uuidAt(long index) {
    long most = mix(numberAt(index) ^ value);
    long least = numberAt(index);
    return new UUID((most & 0xFFFFFFFFFFFF0FFFL) | 0x4000L, (least >>> 2) | 0x8000000000000000L);
  }

  /** The finalizer of SplittableRandom: a bijection, so two indexes never give the same number. */
  private static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
