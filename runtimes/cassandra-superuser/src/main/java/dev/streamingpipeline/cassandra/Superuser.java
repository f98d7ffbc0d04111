package dev.streamingpipeline.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.cassandra.auth.IRoleManager.Option;
import org.apache.cassandra.auth.RoleOptions;
import org.apache.cassandra.exceptions.ConfigurationException;

/**
 * The declared superuser.
 *
 * @param password secret
 */
record Superuser(String name, String password) {
  /**
   * The file of the name, called as the key in a Kubernetes Secret of type {@code
   * kubernetes.io/basic-auth}.
   */
  static final String NAME_FILE = "username";

  static final String PASSWORD_FILE = "password";

  /**
   * Reads the two files in UTF-8. Every character is significant, a trailing line break too:
   * clients read the same bytes.
   *
   * @throws ConfigurationException when one can't be read, or is blank
   */
  static Superuser read(Path folder) {
    return new Superuser(text(folder.resolve(NAME_FILE)), text(folder.resolve(PASSWORD_FILE)));
  }

  private static String text(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s, which declares the superuser, can't be read: %s".formatted(file, e), e);
    }
    // SASL PLAIN terminates name and password with this character
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new ConfigurationException(
          "%s, which declares the superuser, is blank or no text".formatted(file));
    }
    return text;
  }

  /** The role options of this superuser. */
  RoleOptions options() {
    RoleOptions options = new RoleOptions();
    options.setOption(Option.LOGIN, true);
    options.setOption(Option.SUPERUSER, true);
    options.setOption(Option.PASSWORD, password);
    return options;
  }

  @Override
  public String toString() {
    return "Superuser[%s]".formatted(name);
  }
}
