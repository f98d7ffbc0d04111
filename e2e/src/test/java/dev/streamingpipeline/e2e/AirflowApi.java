package dev.streamingpipeline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A client for Airflow's REST API. */
final class AirflowApi implements AutoCloseable {
  private static final int PORT = 8080;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * HTTP/1.1, because Airflow's server ignores the body of a request that offers an upgrade to
   * HTTP/2.
   */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final LocalPortForward forward;
  private final String token;

  private AirflowApi(LocalPortForward forward, String user, String password)
      throws IOException, InterruptedException {
    this.forward = forward;
    this.token =
        call("POST", "/auth/token", Map.of("username", user, "password", password), "")
            .get("access_token")
            .asText();
  }

  /** Logs in with the user of the pipeline's Secret. */
  static AirflowApi open(KubernetesClient client, String pipeline)
      throws IOException, InterruptedException {
    Map<String, String> secret = client.secrets().withName(pipeline + "-airflow").get().getData();
    return open(client, pipeline, decoded(secret.get("username")), decoded(secret.get("password")));
  }

  /** Logs in with any user. */
  static AirflowApi open(KubernetesClient client, String pipeline, String user, String password)
      throws IOException, InterruptedException {
    LocalPortForward forward =
        client.pods().withName(pipeline + "-airflow-api-server-0").portForward(PORT);
    try {
      return new AirflowApi(forward, user, password);
    } catch (IOException | RuntimeException e) {
      forward.close();
      throw e;
    }
  }

  /**
   * The resource at a path.
   *
   * @throws IOException when the response is an error
   */
  JsonNode get(String path) throws IOException, InterruptedException {
    return call("GET", "/api/v2" + path, null, token);
  }

  /** Posts a body to a path. */
  JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return call("POST", "/api/v2" + path, body, token);
  }

  @Override
  public void close() throws IOException {
    forward.close();
  }

  private JsonNode call(String method, String path, Object body, String bearer)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%s%s".formatted(forward.getLocalPort(), path)))
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    HttpResponse<String> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s: %s %s".formatted(method, path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
