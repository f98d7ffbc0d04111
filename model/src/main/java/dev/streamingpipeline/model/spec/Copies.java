package dev.streamingpipeline.model.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unmodifiable copies that, unlike {@code List.copyOf} and {@code Map.copyOf}, keep the order of
 * maps, so that output is stable, and null elements, which validation reports.
 */
final class Copies {
  private Copies() {}

  static <T> List<T> of(List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }

  static Map<String, String> of(Map<String, String> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
