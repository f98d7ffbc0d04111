package dev.streamingpipeline.operator.dependents;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files in the resource folder of a class's package. Texts and manifests are cached. */
public final class Templates {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Map<Template, String> TEXTS = new ConcurrentHashMap<>();
  // As maps and lists: parsing YAML takes longer than converting these to an object
  private static final Map<Template, Map<?, ?>> MANIFESTS = new ConcurrentHashMap<>();

  private record Template(Class<?> beside, String file) {}

  private Templates() {}

  /** A manifest, as a new object that the caller may modify. */
  public static <R extends HasMetadata> R load(Class<?> beside, String file, Class<R> type) {
    Map<?, ?> manifest =
        MANIFESTS.computeIfAbsent(
            new Template(beside, file), template -> YAML.unmarshal(text(beside, file), Map.class));
    R object = YAML.convertValue(manifest, type);
    if (object.getMetadata() == null) {
      object.setMetadata(new ObjectMeta());
    }
    return object;
  }

  /** A text, such as a configuration file. */
  public static String text(Class<?> beside, String file) {
    return TEXTS.computeIfAbsent(
        new Template(beside, file),
        template -> new String(bytes(beside, file), StandardCharsets.UTF_8));
  }

  /** Several texts, by file name. */
  public static Map<String, String> texts(Class<?> beside, String... files) {
    return Stream.of(files).collect(toMap(identity(), file -> text(beside, file)));
  }

  /** The content of a file. */
  public static byte[] bytes(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "there is no %s beside %s".formatted(file, beside.getName()));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
