package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;

/** Serves the control endpoints, by which other processes observe and control the source. */
final class ControlHandler {
  private static final int MOST_BYTES = 1024 * 1024;

  private final SampleSource source;

  ControlHandler(SampleSource source) {
    this.source = source;
  }

  void health(HttpExchange exchange) throws IOException {
    if (Answers.allows(exchange, "GET", "HEAD")) {
      Answers.send(exchange, 200, Answers.TEXT, "ok\n");
    }
  }

  void behaviour(HttpExchange exchange) throws IOException {
    if (!Answers.allows(exchange, "GET", "PUT")) {
      return;
    }
    if (exchange.getRequestMethod().equals("PUT")) {
      byte[] json = exchange.getRequestBody().readNBytes(MOST_BYTES);
      try {
        source.behave(Behaviour.fromJson(new String(json, StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException e) {
        Answers.error(exchange, 400, e.getMessage());
        return;
      }
    }
    Answers.send(exchange, 200, Answers.JSON, source.behaviour().toJson() + "\n");
  }

  void counters(HttpExchange exchange) throws IOException {
    if (Answers.allows(exchange, "GET")) {
      String counters =
          JsonNodeFactory.instance
              .objectNode()
              .put("requests", source.requests())
              .put("recordsServed", source.recordsServed())
              .put("brokenRecordsServed", source.brokenRecordsServed())
              .toString();
      Answers.send(exchange, 200, Answers.JSON, counters + "\n");
    }
  }

  void servedIds(HttpExchange exchange) throws IOException {
    if (!Answers.allows(exchange, "GET")) {
      return;
    }
    try {
      String lines =
          source.servedIds().stream().map(UUID::toString).collect(Collectors.joining("\n"));
      Answers.send(exchange, 200, Answers.TEXT, lines);
    } catch (IllegalStateException e) {
      Answers.error(exchange, 404, e.getMessage());
    }
  }
}
