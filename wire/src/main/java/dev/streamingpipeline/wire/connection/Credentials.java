package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.Serializable;
import java.util.Optional;

/**
 * A user and its password.
 *
 * @param username the user
 * @param password secret
 */
public record Credentials(String username, String password) implements Serializable {
  /**
   * Reads them from two variables, of which both or none is set.
   *
   * @throws EnvironmentException when there is a user without a password
   */
  public static Optional<Credentials> fromEnvironment(
      Environment environment, String usernameVariable, String passwordVariable) {
    return environment
        .optional(usernameVariable)
        .map(
            name ->
                new Credentials(
                    name,
                    environment.required(passwordVariable, "the password of " + usernameVariable)));
  }

  @Override
  public String toString() {
    return "Credentials[%s]".formatted(username);
  }
}
