package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.FreePorts;
import java.net.InetSocketAddress;
import java.net.URI;
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

/** The provisioner with a Cassandra that requires a login. */
@ExtendWith(SystemsExtension.class)
@Timeout(300)
class CassandraLoginIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String PASSWORD = "a secret";

  private static Cassandra cassandra;

  private ProvisionerProgram program;

  @BeforeAll
  static void start(Systems systems) throws InterruptedException {
    cassandra = systems.cassandra(FreePorts.pick(), new Superuser("admin", PASSWORD));
    cassandra.start();
    cassandra.awaitReady(LIMIT);
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
  void shouldLogIn(Systems systems) throws Exception {
    assertThat(start(systems, "login_good", PASSWORD).waitFor()).as(program.errors()).isZero();

    assertThat(program.output().get(0)).contains("keyspace login_good", "table login_good.records");
    assertThat(program.errors()).doesNotContain("WARN", "ERROR", PASSWORD);
  }

  @Test
  void shouldExitWith2WhenThePasswordIsWrong(Systems systems) throws Exception {
    assertThat(start(systems, "login_wrong", "wrong secret").waitFor()).isEqualTo(2);

    assertThat(program.errors())
        .endsWith(
            "Cassandra at %s rejects the request: user 'admin' or the password is wrong; set CASSANDRA_USERNAME and CASSANDRA_PASSWORD to what the cluster knows%n"
                .formatted(cassandra.address()))
        .doesNotContain("wrong secret");
  }

  @Test
  void shouldExitWith2WhenCredentialsAreMissing(Systems systems) throws Exception {
    Map<String, String> variables = variables(systems, "login_none");

    assertThat(program.start(variables).waitFor()).isEqualTo(2);

    assertThat(program.errors())
        .endsWith(
            "Cassandra at %s rejects the request: the cluster asks for a password; set CASSANDRA_USERNAME and CASSANDRA_PASSWORD%n"
                .formatted(cassandra.address()));
  }

  @Test
  void shouldCreateARoleThatMayOnlyWriteToTheTable(Systems systems) throws Exception {
    // When
    assertThat(withWriter(systems, "first's").waitFor()).as(program.errors()).isZero();

    // Then
    assertThat(program.output().get(0)).contains("role login-writer").doesNotContain("first");
    assertThat(program.errors()).doesNotContain("first's");
    try (CqlSession writer = session("login-writer", "first's")) {
      writer.execute(
          "DELETE FROM login_writer.records WHERE id = 00000000-0000-0000-0000-000000000000");
      assertThatThrownBy(() -> writer.execute("SELECT * FROM login_writer.records"))
          .isInstanceOf(UnauthorizedException.class);
      assertThatThrownBy(() -> writer.execute("DROP TABLE login_writer.records"))
          .isInstanceOf(UnauthorizedException.class);
    }

    // When nothing changes
    assertThat(withWriter(systems, "first's").waitFor()).isZero();

    // Then
    assertThat(program.output().get(0)).contains("\"created\":[],\"changed\":[]");

    // When its password changes
    assertThat(withWriter(systems, "second").waitFor()).as(program.errors()).isZero();

    // Then
    assertThat(program.output().get(0)).contains("role login-writer: new password");
    session("login-writer", "second").close();
    assertThatThrownBy(() -> session("login-writer", "first's"))
        .hasStackTraceContaining("AuthenticationException");
  }

  private Process withWriter(Systems systems, String password) throws Exception {
    Map<String, String> variables = variables(systems, "login_writer");
    variables.put("CASSANDRA_USERNAME", "admin");
    variables.put("CASSANDRA_PASSWORD", PASSWORD);
    variables.put("CASSANDRA_WRITER_USERNAME", "login-writer");
    variables.put("CASSANDRA_WRITER_PASSWORD", password);
    return program.start(variables);
  }

  private static CqlSession session(String user, String password) {
    URI address = URI.create("cql://" + cassandra.address());
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(address.getHost(), address.getPort()))
        .withLocalDatacenter(cassandra.dataCenter())
        .withAuthCredentials(user, password)
        .build();
  }

  private Process start(Systems systems, String name, String password) throws Exception {
    Map<String, String> variables = variables(systems, name);
    variables.put("CASSANDRA_USERNAME", "admin");
    variables.put("CASSANDRA_PASSWORD", password);
    return program.start(variables);
  }

  private static Map<String, String> variables(Systems systems, String name) {
    Map<String, String> variables = systems.variables(PipelineDraft.named(name));
    variables.put("CASSANDRA_CONTACT_POINTS", cassandra.address());
    return variables;
  }
}
