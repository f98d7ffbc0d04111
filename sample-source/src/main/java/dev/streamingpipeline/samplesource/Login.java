package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The {@code login} of a person: generated, to fill columns. */
final class Login {
  private static final List<String> COLOURS =
      List.of(
          "black", "blue", "brown", "golden", "green", "orange", "purple", "red", "silver", "white",
          "yellow");
  private static final List<String> ANIMALS =
      List.of(
          "bear",
          "bird",
          "butterfly",
          "cat",
          "dog",
          "duck",
          "elephant",
          "fish",
          "frog",
          "goose",
          "gorilla",
          "koala",
          "lion",
          "meercat",
          "mouse",
          "ostrich",
          "panda",
          "peacock",
          "rabbit",
          "snake",
          "swan",
          "tiger",
          "wolf",
          "zebra");
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Login() {}

  static ObjectNode of(UUID uuid, Random random) {
    String password = letters(10, random);
    String salt = letters(8, random);
    ObjectNode login = JsonNodeFactory.instance.objectNode();
    // @formatter:off
    login
        .put("uuid", uuid.toString())
        .put("username", anyOf(COLOURS, random) + anyOf(ANIMALS, random) + (100 + random.nextInt(900)))
        .put("password", password)
        .put("salt", salt)
        .put("md5", Digest.MD5.hexadecimal(password + salt))
        .put("sha1", Digest.SHA1.hexadecimal(password + salt))
        .put("sha256", Digest.SHA256.hexadecimal(password + salt));
    // @formatter:on
    return login;
  }

  private static String anyOf(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String letters(int count, Random random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
