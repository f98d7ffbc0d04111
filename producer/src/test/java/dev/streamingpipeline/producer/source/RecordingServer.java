package dev.streamingpipeline.producer.source;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Answers each request with the same body and keeps the headers of the last one. */
final class RecordingServer implements AutoCloseable {
  private final AtomicReference<Map<String, List<String>>> headers = new AtomicReference<>();
  private final HttpServer server;

  RecordingServer(byte[] body) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          headers.set(Map.copyOf(exchange.getRequestHeaders()));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%s/".formatted(server.getAddress().getPort()));
  }

  /** Request headers by name, in the server's spelling: only the first letter is a capital. */
  Map<String, List<String>> headers() {
    return headers.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
