package dev.streamingpipeline.operator.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Which image each component runs, unless the pipeline names another. */
public final class ComponentImages {
  private static final String TABLE = "/dev/streamingpipeline/images/images.properties";

  private final Map<String, String> references;

  private ComponentImages(Map<String, String> references) {
    this.references = Map.copyOf(references);
  }

  /** Where images come from. */
  public enum Origin {
    /** What others publish; our own programs' are always built. */
    UPSTREAM("upstream"),
    /** Stand-ins built from packages, for clusters that reach no registry. */
    PACKAGES("built");

    private final String key;

    Origin(String key) {
      this.key = key;
    }
  }

  /**
   * The images of the project's table.
   *
   * @param registry host and path of a mirror that has all of the table's images under their own
   *     paths, such as {@code registry.example.org/mirror}; empty for where they are published
   * @param overrides reference by name, in place of the table's
   */
  public static ComponentImages of(Origin origin, String registry, Map<String, String> overrides) {
    Properties table = new Properties();
    try (InputStream in = ComponentImages.class.getResourceAsStream(TABLE)) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> references = new HashMap<>();
    for (String key : table.stringPropertyNames()) {
      String name = key.substring(0, key.indexOf('.'));
      String preferred = table.getProperty(name + "." + origin.key);
      references.put(name, preferred == null ? table.getProperty(key) : preferred);
    }
    if (!registry.isEmpty()) {
      references.replaceAll((name, reference) -> registry + "/" + withoutHost(reference));
    }
    references.putAll(overrides);
    return new ComponentImages(references);
  }

  /** A reference's first part is a host when it has a dot or a port. */
  private static String withoutHost(String reference) {
    int slash = reference.indexOf('/');
    String first = slash < 0 ? "" : reference.substring(0, slash);
    return first.contains(".") || first.contains(":") ? reference.substring(slash + 1) : reference;
  }

  /**
   * The reference of an image.
   *
   * @param name as in the table, such as {@code cassandra}
   */
  public String of(String name) {
    return Optional.ofNullable(references.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the table has no image " + name));
  }
}
