package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The existing objects of one pipeline, as far as the operator's caches have them. */
public interface ActualState {
  /** All objects of a type. */
  <T extends HasMetadata> Stream<T> all(Class<T> type);

  /** The object of a type and name. */
  default <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return all(type).filter(object -> object.getMetadata().getName().equals(name)).findFirst();
  }

  /** A state of exactly these objects. */
  static ActualState of(List<? extends HasMetadata> objects) {
    return new ActualState() {
      @Override
      public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
      }
    };
  }
}
