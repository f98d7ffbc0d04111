package dev.streamingpipeline.operator.common;

import dev.streamingpipeline.operator.api.StreamingPipeline;
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

  /** What the caches hold now of a pipeline, with what this reconciliation has made itself. */
  static Observed of(StreamingPipeline pipeline, Context<StreamingPipeline> context) {
    return new Observed() {
      @Override
      public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return EventSources.known(type, pipeline, context);
      }

      @Override
      public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return EventSources.find(type, name, pipeline, context);
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
