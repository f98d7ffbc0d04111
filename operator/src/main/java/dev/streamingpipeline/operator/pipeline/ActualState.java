package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one pipeline that exist, as far as the operator knows. */
public interface ActualState {
  /** All of one type. */
  <T extends HasMetadata> Stream<T> all(Class<T> type);

  /** The one of a name. */
  default <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return all(type).filter(object -> object.getMetadata().getName().equals(name)).findFirst();
  }

  /** These objects, and no other. */
  static ActualState of(List<? extends HasMetadata> objects) {
    return new ActualState() {
      @Override
      public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
      }
    };
  }
}
