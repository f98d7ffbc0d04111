package dev.streamingpipeline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamingpipeline.fixtures.TestAuthority;
import dev.streamingpipeline.wire.connection.CassandraConnection;
import dev.streamingpipeline.wire.connection.Credentials;
import dev.streamingpipeline.wire.connection.KafkaConnection;
import dev.streamingpipeline.wire.connection.TrustedCertificates;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import dev.streamingpipeline.wire.environment.PipelineFile;
import dev.streamingpipeline.wire.registry.SchemaRegistryConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection settings from environment variables. */
class ConnectionsTest {
  @TempDir private Path directory;

  private static Environment environment(String... pairs) {
    Map<String, String> variables = new HashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      variables.put(pairs[index], pairs[index + 1]);
    }
    return new Environment(variables);
  }

  @Test
  void shouldNameTheVariableThatIsMissing() {
    Environment empty = environment("KAFKA_BOOTSTRAP_SERVERS", " ");

    assertThatThrownBy(() -> KafkaConnection.fromEnvironment(empty))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "KAFKA_BOOTSTRAP_SERVERS is not set; it holds Kafka's addresses, as host:port,host:port");
    assertThatThrownBy(() -> CassandraConnection.fromEnvironment(empty))
        .hasMessage(
            "CASSANDRA_CONTACT_POINTS is not set; it holds Cassandra's addresses, as host:port,host:port");
    assertThatThrownBy(() -> SchemaRegistryConnection.fromEnvironment(empty))
        .hasMessage(
            "SCHEMA_REGISTRY_URL is not set; it holds the base address of the Schema Registry");
    assertThatThrownBy(() -> PipelineFile.read(empty))
        .hasMessage("PIPELINE_FILE is not set; it holds the path of the pipeline's YAML file");
    assertThatThrownBy(
            () ->
                CassandraConnection.fromEnvironment(
                    environment("CASSANDRA_CONTACT_POINTS", "a:1", "CASSANDRA_USERNAME", "u")))
        .hasMessage("CASSANDRA_PASSWORD is not set; it holds the password of CASSANDRA_USERNAME");
  }

  @ParameterizedTest
  @CsvSource({"'', 5", "1, 1", "9, 9", "' ', 5"})
  void shouldReadNumbers(String text, int expected) {
    assertThat(environment("N", text).number("N", 1, 9, 5)).isEqualTo(expected);
    assertThat(environment().number("N", 1, 9, 5)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "x", "1.0", "99999999999", " 1"})
  void shouldRefuseNumbers(String text) {
    assertThatThrownBy(() -> environment("N", text).number("N", 1, 9, 5))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("N is '%s'; it must be a whole number between 1 and 9", text);
  }

  @Test
  void shouldReadCassandrasConnection() {
    CassandraConnection connection =
        CassandraConnection.fromEnvironment(
            environment(
                "CASSANDRA_CONTACT_POINTS", "a.example:9042, [::1]:9043",
                "CASSANDRA_USERNAME", "me",
                "CASSANDRA_PASSWORD", "s3cret"));

    assertThat(connection.contactPoints()).hasSize(2).allMatch(a -> a.isUnresolved());
    assertThat(connection.contactPoints().get(0).getHostString()).isEqualTo("a.example");
    assertThat(connection.contactPoints().get(1).getPort()).isEqualTo(9043);
    assertThat(connection.datacenter()).isEqualTo("datacenter1");
    assertThat(connection.credentials()).contains(new Credentials("me", "s3cret"));
    assertThat(connection.toString()).contains("me").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "host,      host",
    "host:,     host:",
    ":9042,     :9042",
    "host:x,    host:x",
    "host:-1,   host:-1",
    "host:65536, host:65536",
    "'a:1,',    ''",
    "'a:1,,b:2', ''",
  })
  void shouldRefuseBadContactPoints(String text, String part) {
    assertThatThrownBy(
            () ->
                CassandraConnection.fromEnvironment(environment("CASSANDRA_CONTACT_POINTS", text)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("CASSANDRA_CONTACT_POINTS holds '%s', which is no host:port", part);
  }

  @Test
  void shouldReadKafkasSecretsFromAFile() throws Exception {
    Path file = directory.resolve("client.properties");
    Files.writeString(file, "security.protocol=SASL_SSL\nsasl.jaas.config=password\\=s3crét\n");
    Environment environment =
        environment(
            "KAFKA_BOOTSTRAP_SERVERS", "a:9092", "KAFKA_CLIENT_PROPERTIES_FILE", file.toString());

    KafkaConnection connection = KafkaConnection.fromEnvironment(environment);

    assertThat(connection.clientProperties())
        .containsEntry("bootstrap.servers", "a:9092")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "password=s3crét");
    assertThat(connection).hasToString("KafkaConnection[a:9092]");
    assertThat(environment.toString()).isEqualTo("Environment of 2 variables");
  }

  @Test
  void shouldRefuseAFileOfKafkasThatCanNotBeRead() throws Exception {
    Path latin = directory.resolve("latin.properties");
    Files.write(latin, "password=\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    Path escape = directory.resolve("escape.properties");
    Files.writeString(escape, "password=\\u12x\n");
    for (Path file : new Path[] {latin, escape, directory, directory.resolve("absent")}) {
      assertThatThrownBy(
              () ->
                  KafkaConnection.fromEnvironment(
                      environment(
                          "KAFKA_BOOTSTRAP_SERVERS",
                          "a:9092",
                          "KAFKA_CLIENT_PROPERTIES_FILE",
                          file.toString())))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageStartingWith(
              "KAFKA_CLIENT_PROPERTIES_FILE is '%s', which can't be read: ", file)
          .hasMessageNotContaining("password");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8081",
        "registry",
        "http://",
        "ftp://a/",
        "http://a b/",
        "http://me:s3cret@a/"
      })
  void shouldRefuseARegistryThatIsNoAddress(String url) {
    assertThatThrownBy(
            () -> SchemaRegistryConnection.fromEnvironment(environment("SCHEMA_REGISTRY_URL", url)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith("SCHEMA_REGISTRY_URL is no address such as http://host:8081")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void shouldReadWhomToTrust() throws Exception {
    Path authority = new TestAuthority(directory).certificate();

    CassandraConnection cassandra =
        CassandraConnection.fromEnvironment(
            environment(
                "CASSANDRA_CONTACT_POINTS", "a:1", "CASSANDRA_CA_FILE", authority.toString()));
    SchemaRegistryConnection registry =
        SchemaRegistryConnection.fromEnvironment(
            environment(
                "SCHEMA_REGISTRY_URL", "https://a/",
                "SCHEMA_REGISTRY_USERNAME", "me",
                "SCHEMA_REGISTRY_PASSWORD", "s3cret",
                "SCHEMA_REGISTRY_CA_FILE", authority.toString()));

    TrustedCertificates expected = new TrustedCertificates(Files.readString(authority));
    assertThat(cassandra.authority()).contains(expected);
    assertThat(registry.authority()).contains(expected);
    assertThat(registry.credentials()).contains(new Credentials("me", "s3cret"));
    assertThat(registry.toString()).contains("me").doesNotContain("s3cret");
    assertThatThrownBy(
            () ->
                SchemaRegistryConnection.fromEnvironment(
                    environment(
                        "SCHEMA_REGISTRY_URL", "http://a", "SCHEMA_REGISTRY_USERNAME", "u")))
        .hasMessage(
            "SCHEMA_REGISTRY_PASSWORD is not set; it holds the password of SCHEMA_REGISTRY_USERNAME");
  }

  @Test
  void shouldRefuseAnAuthorityWithoutCertificate() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.crt"), "");
    Path broken =
        Files.writeString(
            directory.resolve("broken.crt"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    for (Path file : new Path[] {empty, broken}) {
      assertThatThrownBy(
              () ->
                  CassandraConnection.fromEnvironment(
                      environment(
                          "CASSANDRA_CONTACT_POINTS", "a:1", "CASSANDRA_CA_FILE", file.toString())))
          .isInstanceOf(EnvironmentException.class)
          .hasMessage(
              "CASSANDRA_CA_FILE is '%s', which holds no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----",
              file);
    }
    assertThatThrownBy(
            () ->
                CassandraConnection.fromEnvironment(
                    environment("CASSANDRA_CONTACT_POINTS", "a:1", "CASSANDRA_CA_FILE", "/absent")))
        .hasMessageStartingWith("CASSANDRA_CA_FILE is '/absent', which can't be read: ");
  }

  @Test
  void shouldReadThePipelineFile() throws Exception {
    Path users = Path.of("..", "manifests", "examples", "users.yaml");
    assertThat(PipelineFile.read(environment("PIPELINE_FILE", users.toString())).name())
        .isEqualTo("users");

    Path bad = directory.resolve("bad.yaml");
    Files.writeString(bad, "kind: ConfigMap\n");
    assertThatThrownBy(() -> PipelineFile.read(environment("PIPELINE_FILE", bad.toString())))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "PIPELINE_FILE is %s: 1 problem\n  kind: no document has kind StreamingPipeline; write"
                + " kind: StreamingPipeline",
            bad);
    assertThatThrownBy(() -> PipelineFile.read(environment("PIPELINE_FILE", directory.toString())))
        .hasMessageStartingWith("PIPELINE_FILE is '%s', which can't be read: ", directory);
  }

  @Test
  void shouldReadTheProcessEnvironment() {
    assertThat(Environment.ofProcess().optional("PATH"))
        .isEqualTo(Optional.ofNullable(System.getenv("PATH")));
  }
}
