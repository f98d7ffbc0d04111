package dev.streamingpipeline.provisioner.user;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The declared Kafka users.
 *
 * @param users the users with their ACLs
 * @param passwords the passwords by user name; secret
 */
public record DeclaredUsers(List<KafkaUser> users, Map<String, String> passwords) {
  /** The variable that holds the path of a JSON file with users and their ACLs. */
  static final String USERS_FILE = "KAFKA_USERS_FILE";

  /** The variable that holds the path of a folder with a file for each user's password. */
  static final String PASSWORDS_FOLDER = "KAFKA_PASSWORDS_FOLDER";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public DeclaredUsers {
    users = List.copyOf(users);
    passwords = Map.copyOf(passwords);
  }

  /**
   * Reads the users and their passwords.
   *
   * @throws EnvironmentException when a variable or a password is missing, or a file can't be read
   */
  public static DeclaredUsers fromEnvironment(Environment environment) {
    String file = environment.required(USERS_FILE, "the path of a JSON file of users");
    Path folder =
        Path.of(environment.required(PASSWORDS_FOLDER, "the path of a folder of passwords"));
    try {
      List<KafkaUser> users =
          JSON.readValue(Path.of(file).toFile(), new TypeReference<List<KafkaUser>>() {});
      Map<String, String> passwords = new TreeMap<>();
      for (KafkaUser user : users) {
        passwords.put(user.name(), password(folder.resolve(user.name())));
      }
      return new DeclaredUsers(users, passwords);
    } catch (IOException e) {
      throw new EnvironmentException(
          "%s is '%s', which can't be read: %s".formatted(USERS_FILE, file, e.getMessage()));
    }
  }

  private static String password(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new EnvironmentException(
          "%s has no password for user %s: %s can't be read"
              .formatted(PASSWORDS_FOLDER, file.getFileName(), file));
    }
  }

  @Override
  public String toString() {
    return users.stream().map(KafkaUser::name).toList().toString();
  }
}
