package dev.streamingpipeline.operator.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The image of each component, unless the pipeline sets another. */
public final class ComponentImages {
  private static final String TABLE = "/dev/streamingpipeline/images/images.properties";

  private final Map<String, String> references;

  private ComponentImages(Map<String, String> references) {
    this.references = Map.copyOf(references);
  }

  /** Which column of the table of images is preferred. */
  public enum Origin {
    /** Published images. The images of the project's own programs are built locally in any case. */
    UPSTREAM("upstream"),
    /** Images built locally from packages, for clusters that can't reach a public registry. */
    PACKAGES("built");

    private final String key;

    Origin(String key) {
      this.key = key;
    }
  }

  /**
   * The images of the project's table.
   *
   * @param registry host and path of a mirror that has all images of the table under their original
   *     paths, such as {@code registry.example.org/mirror}; empty for the original registries
   * @param overrides image references by name, which replace those of the table
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

  /** The first part of a reference is a host if it contains a dot or a port. */
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
