package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Short, complete responses. */
final class Answers {
  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";

  private Answers() {}

  /** Sends an error in the public service's form: {@code {"error": "..."}}. */
  static void error(HttpExchange exchange, int status, String message) throws IOException {
    String body = JsonNodeFactory.instance.objectNode().put("error", message).toString();
    send(exchange, status, JSON, body);
  }

  static void send(HttpExchange exchange, int status, String contentType, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      boolean withoutBody =
          status == 204 || status == 304 || exchange.getRequestMethod().equals("HEAD");
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(status, withoutBody ? -1 : body.length);
      if (!withoutBody) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** Sends 405 and returns false unless the request's method is one of these. */
  static boolean allows(HttpExchange exchange, String... methods) throws IOException {
    for (String method : methods) {
      if (exchange.getRequestMethod().equals(method)) {
        return true;
      }
    }
    String allowed = String.join(", ", methods);
    exchange.getResponseHeaders().set("Allow", allowed);
    error(
        exchange,
        405,
        exchange.getRequestMethod()
            + " is not possible at "
            + exchange.getRequestURI().getPath()
            + "; possible: "
            + allowed);
    return false;
  }
}
