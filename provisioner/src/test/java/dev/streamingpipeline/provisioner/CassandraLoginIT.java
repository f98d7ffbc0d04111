package dev.streamingpipeline.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamingpipeline.runtimes.Cassandra;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import dev.streamingpipeline.runtimes.FreePorts;
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

/** The provisioner before a Cassandra that asks for a password. */
@ExtendWith(SystemsExtension.class)
@Timeout(180)
class CassandraLoginIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
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
    cassandra.stop();
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
            "Cassandra at %s rejects it: user 'admin' or the password is wrong; set CASSANDRA_USERNAME and CASSANDRA_PASSWORD to what the cluster knows%n"
                .formatted(cassandra.address()))
        .doesNotContain("wrong secret");
  }

  @Test
  void shouldExitWith2WhenThereIsNoUser(Systems systems) throws Exception {
    Map<String, String> variables = variables(systems, "login_none");

    assertThat(program.start(variables).waitFor()).isEqualTo(2);

    assertThat(program.errors())
        .endsWith(
            "Cassandra at %s rejects it: the cluster asks for a password; set CASSANDRA_USERNAME and CASSANDRA_PASSWORD%n"
                .formatted(cassandra.address()));
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
