package dev.streamingpipeline.operator.kafka.strimzi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamingpipeline.operator.dependents.Templates;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Untyped manifests: maps, lists and values, for resources without a Java class. */
final class ManifestTree {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private ManifestTree() {}

  /** Reads a YAML file from this class's resource folder. */
  static Map<String, Object> template(String file) {
    return map(Serialization.unmarshal(Templates.text(ManifestTree.class, file), Map.class));
  }

  /** Casts a nested value to a map. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object part) {
    return (Map<String, Object>) part;
  }

  /** Converts a typed object to an untyped one. */
  static Map<String, Object> of(Object object) {
    return map(MAPPER.convertValue(object, Map.class));
  }

  /** Converts an untyped value to a typed object. */
  static <T> T read(Object part, Class<T> type) {
    return MAPPER.convertValue(part, type);
  }
}
