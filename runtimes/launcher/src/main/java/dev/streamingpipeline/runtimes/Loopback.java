package dev.streamingpipeline.runtimes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** The only address on which services listen, so that nobody else on the network reaches them. */
final class Loopback {
  static final String HOST = "127.0.0.1";

  /** Of connecting and of each read: a service that starts may accept and then say nothing. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final byte[] BYTES = {127, 0, 0, 1};

  private Loopback() {}

  /** A port of it, whatever this JVM prefers between IPv4 and IPv6. */
  static InetSocketAddress port(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(BYTES), port);
    } catch (UnknownHostException e) {
      throw new AssertionError("Four bytes are an address", e);
    }
  }

  /**
   * Connects to a service, to ask whether it answers.
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
