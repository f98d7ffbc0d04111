package dev.streamingpipeline.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamingpipeline.operator.apiserver.ApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sends pipelines to a real API server, in a separate namespace; with a plain HTTP client, so that
 * manifests are sent unmodified.
 */
final class PipelineRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client = ApiServer.get().client();
  private final String pipelines =
      "apis/streamingpipeline.dev/v1alpha1/namespaces/%s/streamingpipelines"
          .formatted(ApiServer.get().newNamespace());

  /**
   * @param code the HTTP status
   * @param body the answer
   */
  record Answer(int code, JsonNode body) {
    boolean accepted() {
      return code < 300;
    }

    /**
     * The refusals: the field and the reason, or the whole message where there is no field. Without
     * the server's note that it evaluates rules only for an otherwise valid object.
     */
    List<String> refusals() {
      List<String> refusals = new ArrayList<>();
      for (JsonNode cause : body.at("/details/causes")) {
        String message = cause.path("message").asText();
        if (!message.contains("some validation rules were not checked")) {
          refusals.add("%s: %s".formatted(cause.path("field").asText(), message));
        }
      }
      if (refusals.isEmpty() && !accepted()) {
        refusals.add(body.path("message").asText());
      }
      Collections.sort(refusals); // The server validates a schema's properties in random order
      return refusals;
    }
  }

  /** Creates a pipeline as a dry run. */
  Answer tryToCreate(String document) {
    return send(
        "POST", pipelines + "?dryRun=All&fieldValidation=Strict", "application/yaml", document);
  }

  /** Server-side apply. */
  Answer apply(String name, String document) {
    return apply(name, document, "");
  }

  /** Applies a change as a dry run. */
  Answer tryToApply(String name, String document) {
    return apply(name, document, "&dryRun=All");
  }

  private Answer apply(String name, String document, String options) {
    return send(
        "PATCH",
        pipelines + "/" + name + "?fieldManager=test&fieldValidation=Strict" + options,
        "application/apply-patch+yaml",
        document);
  }

  private Answer send(String method, String path, String type, String body) {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(URI.create(client.getMasterUrl() + path))
            .method(method, type, body)
            .build();
    HttpResponse<String> response = client.getHttpClient().sendAsync(request, String.class).join();
    try {
      return new Answer(response.code(), JSON.readTree(response.bodyString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
