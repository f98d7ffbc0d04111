package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.StrimziApi;
import dev.streamingpipeline.operator.pipeline.StrimziInstallation;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import dev.streamingpipeline.operator.watch.EventSources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;

/**
 * Watches on Strimzi's resources. They are added and removed at run time, as Strimzi is installed
 * and removed: a watch on a kind that the API server does not have would never start, and would
 * keep the operator from starting.
 */
public final class StrimziWatches {
  private StrimziWatches() {}

  /**
   * Watches the newest API version that is served, and stops all other watches. Waits until the
   * caches are synced.
   */
  public static void follow(StrimziInstallation strimzi, Context<StreamingPipeline> context) {
    EventSourceRetriever<StreamingPipeline> sources = context.eventSourceRetriever();
    for (StrimziApi api : StrimziApi.values()) {
      boolean wanted = strimzi.api().filter(api::equals).isPresent();
      for (StrimziKind kind : StrimziKind.values()) {
        if (wanted) {
          start(kind, api, sources);
        } else if (find(kind, api, sources).isPresent()) {
          sources.dynamicallyDeRegisterEventSource(nameOf(kind, api));
        }
      }
    }
  }

  /** The watch on a kind, if there is one. */
  static Optional<InformerEventSource<GenericKubernetesResource, StreamingPipeline>> find(
      StrimziKind kind, StrimziApi api, EventSourceRetriever<StreamingPipeline> sources) {
    String name = nameOf(kind, api);
    return sources.getEventSourcesFor(GenericKubernetesResource.class).stream()
        .filter(source -> source.name().equals(name))
        .map(source -> (InformerEventSource<GenericKubernetesResource, StreamingPipeline>) source)
        .findFirst();
  }

  private static void start(
      StrimziKind kind, StrimziApi api, EventSourceRetriever<StreamingPipeline> sources) {
    Optional<? extends EventSource<GenericKubernetesResource, StreamingPipeline>> existing =
        find(kind, api, sources);
    try {
      if (existing.isPresent()) {
        // Another pipeline's reconciliation added it, and may still be waiting for the cache
        existing.get().start();
      } else {
        sources.dynamicallyRegisterEventSource(
            EventSources.of(
                kind.in(api),
                nameOf(kind, api),
                sources.eventSourceContextForDynamicRegistration()));
      }
    } catch (OperatorException e) {
      // Otherwise the source would stay registered and never start
      sources.dynamicallyDeRegisterEventSource(nameOf(kind, api));
      throw e;
    }
  }

  private static String nameOf(StrimziKind kind, StrimziApi api) {
    return "%s/%s".formatted(api.apiVersion(), kind.kind());
  }
}
