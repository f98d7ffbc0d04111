package dev.streamingpipeline.runtimes;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on which nothing listens on this machine. They are chosen below the range from which Linux
 * and macOS take the ports of outgoing connections: one of those could take a port between the
 * choice and the use.
 */
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  /**
   * Different free ports, at random so that two programs that choose at once hardly meet.
   *
   * @throws IllegalStateException when there are too few
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
