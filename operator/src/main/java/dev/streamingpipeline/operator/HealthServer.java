package dev.streamingpipeline.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Serves the operator's health probes and Prometheus metrics. */
final class HealthServer implements AutoCloseable {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @throws IOException when the port is in use
   */
  static HealthServer start(int port, Operator operator, PrometheusMeterRegistry metrics)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext(
        "/healthz",
        exchange ->
            answer(exchange, operator.getRuntimeInfo().allEventSourcesAreHealthy(), "text/plain"));
    server.createContext(
        "/readyz",
        exchange -> answer(exchange, operator.getRuntimeInfo().isStarted(), "text/plain"));
    server.createContext(
        "/metrics",
        exchange -> answer(exchange, HttpURLConnection.HTTP_OK, metrics.scrape(), PROMETHEUS_TEXT));
    server.start();
    return new HealthServer(server);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, boolean good, String type) throws IOException {
    answer(
        exchange,
        good ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE,
        good ? "ok" : "not yet",
        type);
  }

  private static void answer(HttpExchange exchange, int code, String text, String type)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
    exchange.close();
  }
}
