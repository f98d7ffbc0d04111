package dev.streamingpipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The users example with a source of the test, and the rows that its records must become. */
final class People {
  private static final Path EXAMPLE = Path.of("..", "manifests", "examples", "users.yaml");
  private static final String PUBLIC_URL = "https://randomuser.me/api/?results=50";

  private People() {}

  /** The example with another URL and name. */
  static Path manifest(Path folder, String name, String url) throws Exception {
    String yaml =
        Files.readString(EXAMPLE)
            .replace(PUBLIC_URL, url)
            .replace("duration: 1m", "duration: 6s")
            .replace("name: users\n", "name: %s\n".formatted(name));
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve(name + ".yaml"), yaml);
  }

  /** The row of a source record, computed without CEL and without the contract. */
  static Map<String, Object> row(JsonNode person) {
    JsonNode location = person.path("location");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("first_name", person.path("name").path("first").asText());
    row.put("last_name", person.path("name").path("last").asText());
    row.put("gender", person.path("gender").asText());
    row.put(
        "address",
        "%s %s, %s, %s, %s"
            .formatted(
                location.path("street").path("number").asLong(),
                location.path("street").path("name").asText(),
                location.path("city").asText(),
                location.path("state").asText(),
                location.path("country").asText()));
    row.put("post_code", location.path("postcode").asText());
    row.put("email", person.path("email").asText());
    row.put("username", person.path("login").path("username").asText());
    row.put("dob", Instant.parse(person.path("dob").path("date").asText()));
    row.put("registered_date", Instant.parse(person.path("registered").path("date").asText()));
    row.put("phone", person.path("phone").asText());
    row.put("picture", person.path("picture").path("medium").asText());
    return row;
  }
}
