package dev.streamingpipeline.operator.dependents;

import static java.util.stream.Collectors.joining;

import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A ConfigMap with the files that a component reads. */
public abstract class ComponentConfigMap extends PipelineObject<ConfigMap> {
  protected ComponentConfigMap(Component component) {
    super(ConfigMap.class, component);
  }

  /** The text files, by name. */
  protected abstract Map<String, String> files(PipelineContext pipeline);

  /** The binary files, by name. */
  protected Map<String, byte[]> binaryFiles() {
    return Map.of();
  }

  /** Settings in the format of a properties file, in their order. */
  protected static String lines(Map<String, ?> settings) {
    return settings.entrySet().stream()
        .map(setting -> "%s=%s\n".formatted(setting.getKey(), setting.getValue()))
        .collect(joining());
  }

  @Override
  protected final ConfigMap render(PipelineContext pipeline) {
    Map<String, String> encoded = new TreeMap<>();
    binaryFiles()
        .forEach((name, bytes) -> encoded.put(name, Base64.getEncoder().encodeToString(bytes)));
    return new ConfigMapBuilder()
        .withNewMetadata()
        .endMetadata()
        .withData(new TreeMap<>(files(pipeline)))
        .withBinaryData(encoded)
        .build();
  }
}
