package dev.streamingpipeline.samplesource;

import java.util.List;
import java.util.Optional;

/**
 * Which records violate the contract: every {@code every}-th of a seed's sequence, cycling through
 * the kinds.
 *
 * <p>It depends only on the index in the sequence, so the same page of the same seed always has the
 * same broken records.
 *
 * @param every from 1 (each record) on; 0 breaks none
 * @param kinds in the order of their use; empty or left out means all
 */
public record Breaking(int every, List<BrokenRecord> kinds) {
  /** Breaks no record. */
  public static final Breaking NONE = new Breaking(0, List.of());

  /** Refuses a negative {@code every} with an {@link IllegalArgumentException}. */
  public Breaking {
    if (every < 0) {
      throw new IllegalArgumentException(
          "breaking.every must be 0 (no record) or more, and is " + every);
    }
    kinds = kinds == null || kinds.isEmpty() ? List.of(BrokenRecord.values()) : List.copyOf(kinds);
  }

  /** How the record at {@code index}, counted from 0, is broken; empty if it is valid. */
  public Optional<BrokenRecord> at(long index) {
    if (every == 0 || (index + 1) % every != 0) {
      return Optional.empty();
    }
    long turn = (index + 1) / every - 1;
    return Optional.of(kinds.get((int) (turn % kinds.size())));
  }
}
