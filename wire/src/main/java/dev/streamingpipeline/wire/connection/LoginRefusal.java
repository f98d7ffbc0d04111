package dev.streamingpipeline.wire.connection;

import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import dev.streamingpipeline.wire.environment.ExceptionCauses;
import java.util.Optional;

/**
 * Distinguishes a login that Cassandra rejects, which no retry can fix, from a node that can't be
 * reached.
 */
public final class LoginRefusal {
  /** The start of Cassandra's message if too few nodes are up to look up the user. */
  private static final String PASSING = "'Unable to perform authentication";

  private LoginRefusal() {}

  /**
   * Explains why the login was rejected, and what to set.
   *
   * @param failure the reason why there is no session
   * @param username the user name; empty if there was no login
   * @return empty if the failure has another reason
   */
  public static Optional<String> reason(Throwable failure, Optional<String> username) {
    return ExceptionCauses.of(failure)
        .filter(AuthenticationException.class::isInstance)
        .filter(refusal -> !String.valueOf(refusal.getMessage()).contains(PASSING))
        .findFirst()
        .map(
            refusal ->
                username
                    .map(
                        name ->
                            "user '%s' or the password is wrong; set %s and %s to what the cluster knows"
                                .formatted(
                                    name,
                                    CassandraConnection.USERNAME,
                                    CassandraConnection.PASSWORD))
                    .orElseGet(
                        () ->
                            "the cluster asks for a password; set %s and %s"
                                .formatted(
                                    CassandraConnection.USERNAME, CassandraConnection.PASSWORD)));
  }
}
