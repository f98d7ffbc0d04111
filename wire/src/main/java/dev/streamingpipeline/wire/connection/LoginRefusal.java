package dev.streamingpipeline.wire.connection;

import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import dev.streamingpipeline.wire.environment.ExceptionCauses;
import java.util.Optional;

/** Tells a login that Cassandra refuses, which no waiting mends, from a node that is away. */
public final class LoginRefusal {
  /** How Cassandra's answer begins when too few nodes run to look the user up. */
  private static final String PASSING = "'Unable to perform authentication";

  private LoginRefusal() {}

  /**
   * What is wrong with the user or the password, and where to mend it.
   *
   * @param failure why there is no session
   * @param username who wanted to log in, if anyone
   * @return empty when the failure has another reason
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
