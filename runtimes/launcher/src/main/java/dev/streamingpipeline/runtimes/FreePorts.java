package dev.streamingpipeline.runtimes;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are not in use on this machine. They are chosen below the ephemeral port range of
 * Linux and macOS: an outgoing connection could take a port of that range between its choice and
 * its use.
 */
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  /**
   * Different free ports, at random so that programs that choose at the same time rarely collide.
   *
   * @throws IllegalStateException when too few ports are free
   */
  public static List<Integer> pick(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (int tries = 0; ports.size() < count; tries++) {
      if (tries == TRIES) {
        throw new IllegalStateException(
            "Found only %s of %s free ports from %s to %s"
                .formatted(ports.size(), count, LOWEST, END - 1));
      }
      int port = ThreadLocalRandom.current().nextInt(LOWEST, END);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  /** One free port. */
  public static int pick() {
    return pick(1).get(0);
  }

  /** Whether nothing listens on a port of the loopback address. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Loopback.port(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
