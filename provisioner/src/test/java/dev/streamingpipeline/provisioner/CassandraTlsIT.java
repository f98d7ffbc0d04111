package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.fixtures.TestAuthority;
import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The provisioner with a Cassandra that accepts TLS connections only and requires a login. */
@ExtendWith(SystemsExtension.class)
@Timeout(300)
class CassandraTlsIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Superuser ADMIN = new Superuser("admin", "a secret");

  @TempDir private static Path authorities;
  private static TestAuthority authority;
  private static Cassandra cassandra;

  private ProvisionerProgram program;

  @BeforeAll
  static void start(Systems systems) throws Exception {
    authority = new TestAuthority(authorities);
    cassandra =
        start(systems, authority.sign("node", "ip:127.0.0.1,dns:localhost"), FreePorts.pick());
  }

  private static Cassandra start(Systems systems, Path keyAndCertificates, int port)
      throws InterruptedException {
    Cassandra node = systems.cassandra(port, ADMIN, keyAndCertificates);
    node.start();
    node.awaitReady(LIMIT);
    return node;
  }

  @AfterAll
  static void stop() {
    cassandra.process().kill();
  }

  @BeforeEach
  void prepare(@TempDir Path folder) {
    program = new ProvisionerProgram(folder);
  }

  @Test
  void shouldCreateATableOverTls(Systems systems) throws Exception {
    Map<String, String> variables = variables(systems, "tls_good", cassandra);
    variables.put("CASSANDRA_CA_FILE", authority.certificate().toString());

    assertThat(program.start(variables).waitFor()).as(program.errors()).isZero();

    assertThat(program.output().get(0)).contains("keyspace tls_good", "table tls_good.records");
    assertThat(program.errors()).doesNotContain("WARN", "ERROR", ADMIN.password());
  }

  @Test
  void shouldRejectACertificateOfAnotherCa(Systems systems) throws Exception {
    // Given another CA
    Path folder = Files.createDirectories(authorities.resolve("other"));
    Map<String, String> variables = variables(systems, "tls_other", cassandra);
    variables.put("CASSANDRA_CA_FILE", new TestAuthority(folder).certificate().toString());

    // When, then
    assertThat(program.start(variables).waitFor()).isEqualTo(2);
    assertThat(program.errors().lines().reduce((first, second) -> second).orElseThrow())
        .startsWith(
            "Cassandra at %s rejects the request: its certificate is not trusted: "
                .formatted(cassandra.address()))
        .endsWith(
            "; set CASSANDRA_CA_FILE to a file with the certificate of who signed it,"
                + " and connect by a name that it holds");
  }

  @Test
  void shouldRejectACertificateOfAnotherHost(Systems systems) throws Exception {
    // Given a node with the certificate of another host
    Cassandra other =
        start(systems, authority.sign("other", "dns:other.example"), FreePorts.pick());
    try {
      Map<String, String> variables = variables(systems, "tls_name", other);
      variables.put("CASSANDRA_CA_FILE", authority.certificate().toString());

      // When, then
      assertThat(program.start(variables).waitFor()).isEqualTo(2);
      assertThat(program.errors()).contains("its certificate is not trusted: No ");
    } finally {
      other.process().kill();
    }
  }

  private static Map<String, String> variables(Systems systems, String name, Cassandra node) {
    Map<String, String> variables = systems.variables(PipelineDraft.named(name));
    variables.put("CASSANDRA_CONTACT_POINTS", node.address());
    variables.put("CASSANDRA_USERNAME", ADMIN.name());
    variables.put("CASSANDRA_PASSWORD", ADMIN.password());
    return variables;
  }
}
