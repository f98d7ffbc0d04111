package dev.streamingpipeline.local.machine;

import dev.streamingpipeline.runtimes.FreePorts;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The ports of the components: those that the user gave; otherwise those of the last run, if they
 * are still free; otherwise free ones.
 */
public final class Ports {
  private final Map<Port, Integer> numbers;

  private Ports(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * Chooses the ports.
   *
   * @throws LocalException if a port that the user gave is in use
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

  /** The address for clients on this machine. */
  public String address(Port port) {
    return "127.0.0.1:" + of(port);
  }

  public Map<Port, Integer> asMap() {
    return Map.copyOf(numbers);
  }
}
