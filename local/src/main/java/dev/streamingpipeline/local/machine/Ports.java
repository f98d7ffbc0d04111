package dev.streamingpipeline.local.machine;

import dev.streamingpipeline.runtimes.FreePorts;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Which port each component listens on: the one that the user gave, or else the one of the last run
 * if it is still free, or else a free one.
 */
public final class Ports {
  private final Map<Port, Integer> numbers;

  private Ports(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * Chooses the ports.
   *
   * @throws LocalException when one that the user gave is taken
   */
  public static Ports choose(Map<Port, Integer> given, Map<Port, Integer> lastRun) {
    given.forEach(
        (port, number) -> {
          if (!FreePorts.isFree(number)) {
            throw new LocalException(
                "port %s, given for %s, is taken by another program; give another, or none for a free one"
                    .formatted(number, port.displayName()));
          }
        });
    Iterator<Integer> free = FreePorts.pick(Port.values().length).iterator();
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      Integer last = lastRun.get(port);
      int unlessGiven = last != null && FreePorts.isFree(last) ? last : free.next();
      numbers.put(port, given.getOrDefault(port, unlessGiven));
    }
    return new Ports(numbers);
  }

  public int of(Port port) {
    return numbers.get(port);
  }

  /** The address that clients on this machine connect to. */
  public String address(Port port) {
    return "127.0.0.1:" + of(port);
  }

  public Map<Port, Integer> asMap() {
    return Map.copyOf(numbers);
  }
}
