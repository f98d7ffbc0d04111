package dev.streamingpipeline.runtimes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.streamingpipeline.runtimes.CassandraConfiguration.Superuser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A node with authentication. Logins need no retries: as soon as the node answers, a login
 * succeeds.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(480)
class CassandraSuperuserIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Superuser ADMIN = new Superuser("it's \"admin\"", "pass'word $1 ö\n");
  private static final Superuser DEFAULT = new Superuser("cassandra", "cassandra");

  @TempDir private Path folder;

  private final int port = FreePorts.pick();
  private Cassandra cassandra;

  @AfterEach
  void stop() {
    if (cassandra != null) {
      cassandra.stop();
    }
  }

  @Test
  void shouldLetInTheDeclaredSuperuserAlone() throws Exception {
    // When
    start(configuration().with(ADMIN));

    // Then this is the only role, and a superuser
    try (CqlSession session = login(ADMIN)) {
      assertThat(roles(session)).containsExactly(ADMIN.name());
      session.execute("CREATE ROLE reader WITH PASSWORD = 'reader' AND LOGIN = true");
      session.execute("DROP ROLE reader");
    }
    assertRefused(DEFAULT);
    assertRefused(new Superuser(ADMIN.name(), "wrong"));
    assertRefused(new Superuser(ADMIN.name(), ADMIN.password().strip()));
    assertRefused(new Superuser("wrong", ADMIN.password()));
    assertThatExceptionOfType(AllNodesFailedException.class)
        .isThrownBy(() -> session().build())
        .withMessageContaining("requires authentication");

    // And the password is not in the log
    assertThat(Files.readString(log())).doesNotContain(ADMIN.password().strip());
    Process list = new ProcessBuilder("ps", "eww", "" + cassandra.process().pid()).start();
    assertThat(new String(list.getInputStream().readAllBytes(), UTF_8))
        .contains("CassandraDaemon")
        .doesNotContain(ADMIN.password().strip());
  }

  @Test
  void shouldKeepTheHashOfThePasswordUntilAnotherIsDeclared() throws Exception {
    start(configuration().with(ADMIN));
    Row before = stored(ADMIN);

    // When it starts again with the same password
    cassandra.restart();
    cassandra.awaitReady(LIMIT);

    // Then nothing was written
    Row after = stored(ADMIN);
    assertThat(after.getFormattedContents()).isEqualTo(before.getFormattedContents());

    // When it starts with another one, as after its Secret was lost and recreated
    Superuser changed = new Superuser(ADMIN.name(), "another");
    cassandra.stop();
    start(configuration().with(changed));

    // Then only the new one is accepted
    assertThat(stored(changed).getString("salted_hash"))
        .isNotEqualTo(before.getString("salted_hash"));
    assertRefused(ADMIN);
  }

  @Test
  void shouldGiveTheSuperuserItsRightsBack() throws Exception {
    // Given another superuser that revoked them
    start(configuration().with(ADMIN));
    Superuser other = new Superuser("other", "other");
    try (CqlSession session = login(ADMIN)) {
      session.execute(
          "CREATE ROLE other WITH PASSWORD = 'other' AND LOGIN = true AND SUPERUSER = true");
    }
    try (CqlSession session = login(other)) {
      session.execute("ALTER ROLE \"it's \"\"admin\"\"\" WITH SUPERUSER = false AND LOGIN = false");
    }
    assertThat(cassandra.process().isAlive()).isTrue();

    // When
    cassandra.restart();
    cassandra.awaitReady(LIMIT);

    // Then they are back, and the other superuser is unchanged
    try (CqlSession session = login(ADMIN)) {
      assertThat(roles(session)).containsExactlyInAnyOrder(ADMIN.name(), other.name());
    }
    login(other).close();
  }

  @Test
  void shouldDropTheDefaultSuperuserOfOlderData() throws Exception {
    // Given data of a node without authentication
    start(configuration());
    try (CqlSession session = session().build()) {
      await().atMost(LIMIT).until(() -> roles(session).contains(DEFAULT.name()));
    }
    cassandra.stop();

    // When
    start(configuration().with(ADMIN));

    // Then
    assertRefused(DEFAULT);
    try (CqlSession session = login(ADMIN)) {
      assertThat(roles(session)).containsExactly(ADMIN.name());
    }
  }

  @Test
  void shouldTakeTheNameOfTheDefaultSuperuserWithAnotherPasswordOnly() throws Exception {
    start(configuration().with(new Superuser(DEFAULT.name(), "another")));
    assertRefused(DEFAULT);
    login(new Superuser(DEFAULT.name(), "another")).close();
    cassandra.stop();

    assertThatExceptionOfType(ServiceFailedException.class)
        .isThrownBy(() -> start(configuration().with(DEFAULT)))
        .withMessageContaining("well-known password. Choose another password");
  }

  private void start(CassandraConfiguration configuration) throws InterruptedException {
    cassandra = new Cassandra(Distribution.locate(), configuration);
    cassandra.start();
    cassandra.awaitReady(LIMIT);
  }

  private CassandraConfiguration configuration() {
    return new CassandraConfiguration(folder, log(), port, FreePorts.pick());
  }

  private Path log() {
    return folder.resolve("cassandra.log");
  }

  private CqlSessionBuilder session() {
    return CqlSession.builder()
        .addContactPoint(Loopback.port(port))
        .withLocalDatacenter(cassandra.dataCenter());
  }

  private CqlSession login(Superuser user) {
    return session().withAuthCredentials(user.name(), user.password()).build();
  }

  private void assertRefused(Superuser user) {
    assertThatExceptionOfType(AllNodesFailedException.class)
        .isThrownBy(() -> login(user).close())
        .withMessageContaining("and/or password are incorrect");
  }

  private static List<String> roles(CqlSession session) {
    return session.execute("SELECT role FROM system_auth.roles").all().stream()
        .map(row -> row.getString("role"))
        .toList();
  }

  private Row stored(Superuser user) {
    try (CqlSession session = login(user)) {
      return session
          .execute(
              "SELECT is_superuser, can_login, salted_hash, writetime(salted_hash) AS written"
                  + " FROM system_auth.roles WHERE role = ?",
              user.name())
          .one();
    }
  }
}
