package dev.streamingpipeline.operator.kafka.strimzi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamingpipeline.operator.dependents.Templates;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Parts of manifests that have no class: maps, lists and values. */
final class ManifestTree {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private ManifestTree() {}

  /** The part in a file beside this class. */
  static Map<String, Object> template(String file) {
    return map(Serialization.unmarshal(Templates.text(ManifestTree.class, file), Map.class));
  }

  /** A part of a part. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object part) {
    return (Map<String, Object>) part;
  }

  /** What an object is in a manifest. */
  static Map<String, Object> of(Object object) {
    return map(MAPPER.convertValue(object, Map.class));
  }

  /** A part as an object. */
  static <T> T read(Object part, Class<T> type) {
    return MAPPER.convertValue(part, type);
  }
}
