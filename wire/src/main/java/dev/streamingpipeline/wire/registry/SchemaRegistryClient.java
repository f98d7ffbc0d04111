package dev.streamingpipeline.wire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamingpipeline.wire.connection.CertificateRefusal;
import dev.streamingpipeline.wire.connection.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * A client for the part of the Confluent Schema Registry API that pipelines need. Confluent's
 * registry and Apicurio's compatibility API both implement it.
 *
 * <p>Methods throw {@link UncheckedIOException} if the registry can't be reached, and {@link
 * SchemaRegistryException} if it rejects a request.
 *
 * @see <a href="https://docs.confluent.io/platform/7.9/schema-registry/develop/api.html">API</a>
 */
public final class SchemaRegistryClient {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int UNAUTHORIZED = 401;

  private final SchemaRegistryConnection connection;
  private final HttpClient http;

  /** Creates a client of one registry. */
  public SchemaRegistryClient(SchemaRegistryConnection connection) {
    this.connection = connection;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
    connection.authority().ifPresent(authority -> builder.sslContext(authority.sslContext()));
    this.http = builder.build();
  }

  /**
   * A subject's own compatibility level; empty if it has none. Apicurio reports none while the
   * subject has no schema, even if a level was set.
   */
  public Optional<String> compatibility(String subject) {
    return unlessNotFound(
        () ->
            expected(
                    send("GET", "/config/" + encode(subject), null),
                    "compatibilityLevel",
                    JsonNode::isTextual)
                .asText());
  }

  /** Sets a subject's compatibility level, such as BACKWARD. */
  public void setCompatibility(String subject, String level) {
    send("PUT", "/config/" + encode(subject), JSON.createObjectNode().put("compatibility", level));
  }

  /**
   * Registers a schema, unless the subject already has it.
   *
   * @return its id
   */
  public int register(String subject, String schema, String type) {
    return id(send("POST", "/subjects/%s/versions".formatted(encode(subject)), body(schema, type)));
  }

  /** The id of a schema under a subject, if it is registered there. */
  public Optional<Integer> find(String subject, String schema, String type) {
    return unlessNotFound(
        () -> id(send("POST", "/subjects/" + encode(subject), body(schema, type))));
  }

  /** A subject's newest schema. */
  public Optional<String> latest(String subject) {
    return unlessNotFound(
        () -> schema(send("GET", "/subjects/%s/versions/latest".formatted(encode(subject)), null)));
  }

  /** The schema with an id. */
  public Optional<String> schema(int id) {
    return unlessNotFound(() -> schema(send("GET", "/schemas/ids/" + id, null)));
  }

  /**
   * The incompatibilities between a schema and the newest one of the subject.
   *
   * @return empty if it is compatible, or if the subject is new
   */
  public List<String> incompatibilities(String subject, String schema, String type) {
    String path =
        "/compatibility/subjects/%s/versions/latest?verbose=true".formatted(encode(subject));
    return unlessNotFound(() -> send("POST", path, body(schema, type)))
        .filter(answer -> !answer.path("is_compatible").asBoolean(true))
        .map(SchemaRegistryClient::reasons)
        .orElse(List.of());
  }

  /** Confluent's registry gives a list of messages, Apicurio one reason. */
  private static List<String> reasons(JsonNode answer) {
    List<String> reasons =
        StreamSupport.stream(answer.path("messages").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return reasons.isEmpty()
        ? List.of(answer.path("reason").asText("the registry gives no reason"))
        : reasons;
  }

  private int id(JsonNode answer) {
    return expected(answer, "id", JsonNode::canConvertToInt).asInt();
  }

  private String schema(JsonNode answer) {
    return expected(answer, "schema", JsonNode::isTextual).asText();
  }

  /** A mandatory field of a response. It is missing if a proxy answers 200 to everything. */
  private JsonNode expected(JsonNode answer, String name, Predicate<JsonNode> form) {
    JsonNode value = answer.path(name);
    if (!form.test(value)) {
      String message =
          "Schema Registry at %s: the answer has no %s; is that a Schema Registry?"
              .formatted(connection.url(), name);
      throw new UncheckedIOException(message, new IOException(message));
    }
    return value;
  }

  private static ObjectNode body(String schema, String type) {
    return JSON.createObjectNode().put("schema", schema).put("schemaType", type);
  }

  private JsonNode send(String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(connection.url() + path))
            .timeout(TIMEOUT)
            .header("Accept", CONTENT_TYPE + ", application/json")
            .header("Content-Type", CONTENT_TYPE)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    connection.credentials().ifPresent(user -> request.header("Authorization", basic(user)));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() == UNAUTHORIZED) {
        throw new SchemaRegistryException(UNAUTHORIZED, loginRefusal());
      }
      if (response.statusCode() / 100 != 2) {
        throw new SchemaRegistryException(
            response.statusCode(),
            "%s %s: %s %s"
                .formatted(method, path, response.statusCode(), message(response.body())));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Schema Registry at %s: %s"
              .formatted(
                  connection.url(),
                  CertificateRefusal.reason(e, SchemaRegistryConnection.CA_FILE)
                      .orElseGet(e::toString)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private String loginRefusal() {
    return connection
        .credentials()
        .map(
            user ->
                "user '%s' or the password is wrong; set %s and %s to what the registry knows"
                    .formatted(
                        user.username(),
                        SchemaRegistryConnection.USERNAME,
                        SchemaRegistryConnection.PASSWORD))
        .orElseGet(
            () ->
                "the registry asks for a password; set %s and %s"
                    .formatted(
                        SchemaRegistryConnection.USERNAME, SchemaRegistryConnection.PASSWORD));
  }

  private static String basic(Credentials user) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (user.username() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
  }

  private static String message(String body) {
    try {
      JsonNode message = JSON.readTree(body).path("message");
      if (message.isTextual()) {
        return message.asText();
      }
    } catch (JsonProcessingException e) {
      // Probably the page of a proxy. Its start helps to recognise it.
    }
    return body.length() > 200 ? body.substring(0, 200) + "..." : body;
  }

  private static <T> Optional<T> unlessNotFound(java.util.function.Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (SchemaRegistryException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
