package dev.streamingpipeline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.streamingpipeline.fixtures.TestAuthority;
import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import dev.streamingpipeline.wire.registry.SchemaRegistryException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with TLS and a login. */
class SecuredRegistryTest {
  private static final Credentials CREDENTIALS = new Credentials("me", "s3crét:");

  @TempDir private static Path directory;
  private static TestAuthority authority;
  private static HttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    authority = new TestAuthority(directory);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context(authority.keyStore("registry", "dns:localhost"))));
    server
        .createContext(
            "/",
            exchange -> {
              byte[] bytes = "{\"id\":42}".getBytes(UTF_8);
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
              exchange.close();
            })
        .setAuthenticator(
            new BasicAuthenticator("registry", UTF_8) {
              @Override
              public boolean checkCredentials(String username, String password) {
                return new Credentials(username, password).equals(CREDENTIALS);
              }
            });
    server.start();
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      keys.load(input, TestAuthority.password().toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, TestAuthority.password().toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static SchemaRegistryClient client(
      String host, Optional<Credentials> credentials, Optional<Path> trusted) throws Exception {
    String url = "https://%s:%s".formatted(host, server.getAddress().getPort());
    return new SchemaRegistryClient(
        new SchemaRegistryConnection(
            url,
            credentials,
            trusted.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrustedCertificates(Files.readString(trusted.get())))));
  }

  @Test
  void shouldLogInOverTls() throws Exception {
    SchemaRegistryClient client =
        client("localhost", Optional.of(CREDENTIALS), Optional.of(authority.certificate()));

    assertThat(client.register("s", "{}", "AVRO")).isEqualTo(42);
  }

  @Test
  void shouldSayThatThePasswordIsWrong() throws Exception {
    SchemaRegistryClient client =
        client(
            "localhost",
            Optional.of(new Credentials("me", "other")),
            Optional.of(authority.certificate()));

    assertThatThrownBy(() -> client.register("s", "{}", "AVRO"))
        .isInstanceOfSatisfying(
            SchemaRegistryException.class, e -> assertThat(e.status()).isEqualTo(401))
        .hasMessage(
            "user 'me' or the password is wrong;"
                + " set SCHEMA_REGISTRY_USERNAME and SCHEMA_REGISTRY_PASSWORD to what the registry knows");
  }

  @Test
  void shouldSayThatAPasswordIsAskedFor() throws Exception {
    SchemaRegistryClient client =
        client("localhost", Optional.empty(), Optional.of(authority.certificate()));

    assertThatThrownBy(() -> client.schema(1))
        .hasMessage(
            "the registry asks for a password;"
                + " set SCHEMA_REGISTRY_USERNAME and SCHEMA_REGISTRY_PASSWORD");
  }

  @Test
  void shouldTrustNobodyElse() throws Exception {
    Path other = Files.createDirectories(directory.resolve("other"));
    for (Optional<Path> trusted :
        java.util.List.of(
            Optional.<Path>empty(), Optional.of(new TestAuthority(other).certificate()))) {
      SchemaRegistryClient client = client("localhost", Optional.of(CREDENTIALS), trusted);

      assertThatThrownBy(() -> client.schema(1))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("its certificate is not trusted: ")
          .hasMessageContaining("; set SCHEMA_REGISTRY_CA_FILE to a file with the certificate");
    }
  }

  @Test
  void shouldLookAtTheNameInTheCertificate() throws Exception {
    SchemaRegistryClient client =
        client("127.0.0.1", Optional.of(CREDENTIALS), Optional.of(authority.certificate()));

    assertThatThrownBy(() -> client.schema(1))
        .hasMessageContaining("its certificate is not trusted: No subject alternative names");
  }
}
