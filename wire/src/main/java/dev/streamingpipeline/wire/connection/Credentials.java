package dev.streamingpipeline.wire.connection;

import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.Serializable;
import java.util.Optional;

/**
 * A user name and a password.
 *
 * @param username the user name
 * @param password secret
 */
public record Credentials(String username, String password) implements Serializable {
  /**
   * Reads two environment variables; either both are set or none.
   *
   * @throws EnvironmentException if there is a user name without a password
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
