package dev.streamingpipeline.operator.common;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one pipeline that exist, as far as the operator knows. */
public interface Observed {
  /** All of one type. */
  <T extends HasMetadata> Stream<T> all(Class<T> type);

  /** The one of a name. */
  default <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return all(type).filter(object -> object.getMetadata().getName().equals(name)).findFirst();
  }

  /** What the caches hold now, with what this reconciliation has made itself. */
  static Observed in(Context<?> context) {
    return new Observed() {
      @Override
      public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return context.getSecondaryResources(type).stream();
      }
    };
  }

  /** These objects, and no other. */
  static Observed of(List<? extends HasMetadata> objects) {
    return new Observed() {
      @Override
      public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
      }
    };
  }
}
