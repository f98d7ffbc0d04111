package dev.streamingpipeline.runtimes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * The loopback address. Services listen on it alone, so that they are not reachable from the
 * network.
 */
final class Loopback {
  static final String HOST = "127.0.0.1";

  /**
   * Timeout of the connection and of each read: a starting service may accept a connection and send
   * nothing.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final byte[] BYTES = {127, 0, 0, 1};

  private Loopback() {}

  /** A port of 127.0.0.1, whether this JVM prefers IPv4 or IPv6. */
  static InetSocketAddress port(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(BYTES), port);
    } catch (UnknownHostException e) {
      throw new AssertionError("Four bytes are an address", e);
    }
  }

  /**
   * Connects to a service, for a probe.
   *
   * @throws IOException when nothing listens there
   */
  static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket.connect(port(port), (int) TIMEOUT.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
