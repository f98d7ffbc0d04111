package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** HTTP client for a source, for tests. */
final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper MAPPER = new JsonMapper();

  private final URI api;

  Client(URI api) {
    this.api = api;
  }

  HttpResponse<String> get(String relative) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(api.resolve(relative)).build());
  }

  HttpResponse<String> put(String relative, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(api.resolve(relative))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  JsonNode json(String relative) throws IOException, InterruptedException {
    return MAPPER.readTree(get(relative).body());
  }

  List<JsonNode> records(String relative) throws IOException, InterruptedException {
    return StreamSupport.stream(json(relative).get("results").spliterator(), false).toList();
  }

  static String uuid(JsonNode record) {
    return record.at("/login/uuid").textValue();
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
