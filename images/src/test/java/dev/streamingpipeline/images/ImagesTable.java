package dev.streamingpipeline.images;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The file {@code images.properties} with its versions filled in. */
record ImagesTable(Map<String, ImageReference> upstream, Map<String, ImageReference> built) {
  static ImagesTable read() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = ImagesTable.class.getResourceAsStream("images.properties")) {
      properties.load(file);
    }
    ImagesTable table =
        new ImagesTable(column(properties, ".upstream"), column(properties, ".built"));
    if (table.all().size() != properties.size()) {
      throw new IllegalStateException("A key ends in neither .upstream nor .built");
    }
    return table;
  }

  List<ImageReference> all() {
    return Stream.of(upstream, built).flatMap(column -> column.values().stream()).toList();
  }

  private static Map<String, ImageReference> column(Properties properties, String suffix) {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.endsWith(suffix))
        .collect(
            toMap(
                key -> key.substring(0, key.length() - suffix.length()),
                key -> new ImageReference(properties.getProperty(key))));
  }
}
