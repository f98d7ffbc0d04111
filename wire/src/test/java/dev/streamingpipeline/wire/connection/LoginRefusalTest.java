package dev.streamingpipeline.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginRefusalTest {
  private static final Optional<String> ADMIN = Optional.of("admin");

  @Test
  void shouldNameTheUserAndTheVariables() {
    assertThat(
            LoginRefusal.reason(
                answered("Provided username admin and/or password are incorrect"), ADMIN))
        .contains(
            "user 'admin' or the password is wrong;"
                + " set CASSANDRA_USERNAME and CASSANDRA_PASSWORD to what the cluster knows");
    assertThat(LoginRefusal.reason(answered("admin is not permitted to log in"), ADMIN))
        .isPresent();
  }

  @Test
  void shouldAskForAUserWhereThereIsNone() {
    assertThat(LoginRefusal.reason(answered("requires authentication"), Optional.empty()))
        .contains("the cluster asks for a password; set CASSANDRA_USERNAME and CASSANDRA_PASSWORD");
  }

  @Test
  void shouldWaitForNodesThatKnowTheUser() {
    assertThat(
            LoginRefusal.reason(
                answered(
                    "Unable to perform authentication: Cannot achieve consistency level LOCAL_QUORUM"),
                ADMIN))
        .isEmpty();
  }

  @Test
  void shouldLeaveOtherFailuresAlone() {
    assertThat(LoginRefusal.reason(new IOException("connection refused"), ADMIN)).isEmpty();
  }

  /** The failure of one node among several, as the driver reports it. */
  private static Exception answered(String message) {
    Exception allNodes = new IllegalStateException("Could not reach any contact point");
    allNodes.addSuppressed(
        new AuthenticationException(
            new DefaultEndPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9042)),
            "server replied with '%s' to AuthResponse request".formatted(message)));
    return new IOException("Failed to open native connection", allNodes);
  }
}
