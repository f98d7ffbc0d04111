package dev.streamingpipeline.e2e;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The images that "make images" has pulled or built, from the list that it writes. */
final class Images {
  private static final Path REFERENCES = Path.of("../target/images/references");

  private Images() {}

  /** Image references by name. */
  static Map<String, String> references() {
    if (!Files.exists(REFERENCES)) {
      throw new IllegalStateException("There are no images yet; 'make e2e' gets them");
    }
    try {
      return Files.readAllLines(REFERENCES).stream()
          .map(line -> line.split(" ", 2))
          .collect(toMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the images were built from packages. */
  static boolean fromPackages() {
    return references().get("kafka").startsWith("streamingpipeline/");
  }
}
