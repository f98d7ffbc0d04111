package dev.streamingpipeline.runtimes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration file of a service, a class path resource with placeholders like {@code ${port}}.
 */
record Template(String resource) {
  private static final Pattern GAP = Pattern.compile("\\$\\{([a-zA-Z]+)}");

  /**
   * The text with every placeholder replaced.
   *
   * @throws IllegalArgumentException when a placeholder has no value
   */
  String fill(Map<String, ?> values) {
    return GAP.matcher(text())
        .replaceAll(gap -> Matcher.quoteReplacement(valueOf(gap.group(1), values)));
  }

  /**
   * Replaces the placeholders and writes the file; creates its folders.
   *
   * @throws UncheckedIOException when it can't be written
   */
  void write(Path file, Map<String, ?> values) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, fill(values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String valueOf(String gap, Map<String, ?> values) {
    Object value = values.get(gap);
    if (value == null) {
      throw new IllegalArgumentException("%s has no value for %s".formatted(resource, gap));
    }
    return value.toString();
  }

  private String text() {
    try (InputStream input = Template.class.getResourceAsStream(resource)) {
      if (input == null) {
        throw new IllegalArgumentException("There is no resource " + resource);
      }
      return new String(input.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
