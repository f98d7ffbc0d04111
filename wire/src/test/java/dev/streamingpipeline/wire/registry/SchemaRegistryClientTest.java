package dev.streamingpipeline.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses of the registry, as documented. */
class SchemaRegistryClientTest {
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private SchemaRegistryClient client;
  private int status = 200;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(
              "%s %s %s"
                  .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                  .strip());
          byte[] bytes = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    client = new SchemaRegistryClient(new SchemaRegistryConnection(address() + "//"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void answers(int newStatus, String body) {
    status = newStatus;
    answer = body;
  }

  @Test
  void shouldRegisterASchema() {
    answers(200, "{\"id\":42}");

    assertThat(client.register("items-value", "{\"a\":\"ü\"}", "JSON")).isEqualTo(42);
    assertThat(requests)
        .containsExactly(
            "POST /subjects/items-value/versions"
                + " {\"schema\":\"{\\\"a\\\":\\\"ü\\\"}\",\"schemaType\":\"JSON\"}");
  }

  @Test
  void shouldFindASchemaUnderItsSubject() {
    answers(200, "{\"subject\":\"a/b c-value\",\"id\":3,\"version\":1,\"schema\":\"{}\"}");

    assertThat(client.find("a/b c-value", "{}", "AVRO")).contains(3);
    assertThat(requests.get(0)).startsWith("POST /subjects/a%2Fb%20c-value {");
  }

  @Test
  void shouldReadSchemas() {
    answers(200, "{\"subject\":\"s\",\"version\":2,\"id\":1,\"schema\":\"\\\"string\\\"\"}");

    assertThat(client.latest("s")).contains("\"string\"");
    assertThat(client.schema(1)).contains("\"string\"");
    assertThat(requests).containsExactly("GET /subjects/s/versions/latest", "GET /schemas/ids/1");
  }

  @Test
  void shouldTakeNotFoundForNothing() {
    answers(404, "{\"error_code\":40401,\"message\":\"Subject 's' not found.\"}");

    assertThat(client.find("s", "{}", "AVRO")).isEmpty();
    assertThat(client.latest("s")).isEmpty();
    assertThat(client.schema(1)).isEmpty();
    assertThat(client.incompatibilities("s", "{}", "AVRO")).isEmpty();
  }

  @Test
  void shouldSetTheCompatibility() {
    answers(200, "{\"compatibility\":\"BACKWARD\"}");

    client.setCompatibility("s", "BACKWARD");

    assertThat(requests).containsExactly("PUT /config/s {\"compatibility\":\"BACKWARD\"}");
  }

  @Test
  void shouldSayWhatIsIncompatible() {
    answers(200, "{\"is_compatible\":true}");
    assertThat(client.incompatibilities("s", "{}", "AVRO")).isEmpty();
    answers(200, "{\"is_compatible\":false,\"messages\":[\"one\",\"two\"]}");
    assertThat(client.incompatibilities("s", "{}", "AVRO")).containsExactly("one", "two");
    answers(200, "{\"is_compatible\":false}");
    assertThat(client.incompatibilities("s", "{}", "AVRO"))
        .containsExactly("the registry gives no reason");
    assertThat(requests.get(0))
        .startsWith("POST /compatibility/subjects/s/versions/latest?verbose=true {");
  }

  @Test
  void shouldHandOnTheRegistrysRefusal() {
    for (int refusal : List.of(409, 422, 500)) {
      answers(
          refusal, "{\"error_code\":%s01,\"message\":\"Schema is no good\"}".formatted(refusal));

      assertThatThrownBy(() -> client.register("s", "{}", "AVRO"))
          .isInstanceOfSatisfying(
              SchemaRegistryException.class, e -> assertThat(e.status()).isEqualTo(refusal))
          .hasMessage("POST /subjects/s/versions: %s Schema is no good", refusal);
    }
  }

  @Test
  void shouldHandOnTheBeginningOfAnErrorPage() {
    answers(502, "<html><h1>Bad Gateway</h1>" + "x".repeat(5000));

    assertThatThrownBy(() -> client.schema(1))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageStartingWith("GET /schemas/ids/1: 502 <html><h1>Bad Gateway</h1>")
        .hasMessageEndingWith("...")
        .extracting(e -> e.getMessage().length())
        .satisfies(length -> assertThat(length).isLessThan(300));
  }

  @Test
  void shouldNotTakeAnotherServersAnswerForTheRegistrys() {
    for (String body :
        List.of("", "{}", "[]", "<html>log in</html>", "{\"id\":\"x\",\"schema\":5}")) {
      answers(200, body);

      assertThatThrownBy(() -> client.register("s", "{}", "AVRO"))
          .as(body)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("Schema Registry at " + address());
      assertThatThrownBy(() -> client.schema(1)).as(body).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void shouldNameTheAddressThatCanNotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "http://localhost:" + port;

    assertThatThrownBy(() -> new SchemaRegistryClient(new SchemaRegistryConnection(url)).schema(1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Schema Registry at %s: ", url);
  }
}
