package dev.streamingpipeline.operator.watch;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.ActualState;
import dev.streamingpipeline.operator.pipeline.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One informer for each type, shared by all dependent resources of that type. */
public final class EventSources {
  private static final List<Class<? extends HasMetadata>> TYPES =
      List.of(
          ConfigMap.class,
          CronJob.class,
          Job.class,
          NetworkPolicy.class,
          PersistentVolumeClaim.class,
          Pod.class,
          PodDisruptionBudget.class,
          Role.class,
          RoleBinding.class,
          Secret.class,
          Service.class,
          ServiceAccount.class,
          StatefulSet.class);

  private static final String BY_PIPELINE = "pipeline";

  private EventSources() {}

  public static String nameOf(Class<? extends HasMetadata> type) {
    return type.getSimpleName();
  }

  /** All event sources. */
  public static List<EventSource<?, StreamingPipeline>> in(
      EventSourceContext<StreamingPipeline> context) {
    List<EventSource<?, StreamingPipeline>> sources = new ArrayList<>();
    for (Class<? extends HasMetadata> type : TYPES) {
      sources.add(
          of(
              InformerEventSourceConfiguration.from(type, StreamingPipeline.class),
              nameOf(type),
              type == PersistentVolumeClaim.class ? Labels.PVC_SELECTOR : Labels.SELECTOR,
              context));
    }
    sources.add(
        of(
            InformerEventSourceConfiguration.from(Pod.class, StreamingPipeline.class),
            "StrimziPod",
            Labels.STRIMZI_SELECTOR,
            context));
    sources.add(
        of(
            InformerEventSourceConfiguration.from(Secret.class, StreamingPipeline.class),
            "StrimziSecret",
            Labels.STRIMZI_SELECTOR,
            context));
    return sources;
  }

  /** A watch on a kind that the cluster may not have. */
  public static InformerEventSource<GenericKubernetesResource, StreamingPipeline> of(
      GroupVersionKind kind, String name, EventSourceContext<StreamingPipeline> context) {
    return of(
        InformerEventSourceConfiguration.from(kind, StreamingPipeline.class),
        name,
        Labels.SELECTOR,
        context);
  }

  /**
   * A pipeline's objects in all sources of a type. The pipeline need not be the one that is being
   * reconciled.
   */
  public static <T> Stream<T> cached(
      Class<T> type, StreamingPipeline pipeline, Context<StreamingPipeline> context) {
    return context.eventSourceRetriever().getEventSourcesFor(type).stream()
        .flatMap(source -> cached(source, pipeline));
  }

  /**
   * Pods are read from the informer's index, because the operator never creates them itself. Other
   * objects come from the source, which has the operator's own writes before the watch delivers
   * them, but is slower: it hashes each whole object.
   */
  private static <T> Stream<T> cached(
      EventSource<T, StreamingPipeline> source, StreamingPipeline pipeline) {
    return source.resourceType() == Pod.class
            && source instanceof InformerEventSource<?, ?> informer
        ? informer.byIndex(BY_PIPELINE, ResourceID.fromResource(pipeline).toString()).stream()
            .map(source.resourceType()::cast)
        : source.getSecondaryResources(pipeline).stream();
  }

  /**
   * A pipeline's objects in the caches, including those that this reconciliation has created
   * itself.
   */
  public static ActualState actualState(
      StreamingPipeline pipeline, Context<StreamingPipeline> context) {
    return new ActualState() {
      @Override
      public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return cached(type, pipeline, context);
      }

      @Override
      public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return EventSources.find(type, name, pipeline, context);
      }
    };
  }

  /**
   * The object of this name among those that {@link #cached} returns. It is looked up by name:
   * collecting all of them hashes each whole object, which took a fifth of a reconciliation.
   */
  private static <T extends HasMetadata> Optional<T> find(
      Class<T> type, String name, StreamingPipeline pipeline, Context<StreamingPipeline> context) {
    ResourceID id = new ResourceID(name, pipeline.getMetadata().getNamespace());
    ResourceID owner = ResourceID.fromResource(pipeline);
    return context.eventSourceRetriever().getEventSourcesFor(type).stream()
        .map(source -> ((InformerEventSource<T, StreamingPipeline>) source).get(id))
        .flatMap(Optional::stream)
        .filter(object -> ownerOf(object).equals(owner))
        .findFirst();
  }

  /** The pods of a pipeline, from the informer's cache. */
  @SuppressWarnings("unchecked")
  public static Function<StreamingPipeline, Stream<Pod>> pods(
      List<EventSource<?, StreamingPipeline>> sources) {
    var pods =
        (EventSource<Pod, StreamingPipeline>)
            sources.stream()
                .filter(source -> source.name().equals(nameOf(Pod.class)))
                .findFirst()
                .orElseThrow();
    return pipeline -> cached(pods, pipeline);
  }

  private static <R extends HasMetadata> InformerEventSource<R, StreamingPipeline> of(
      InformerEventSourceConfiguration.Builder<R> watch,
      String name,
      String selector,
      EventSourceContext<StreamingPipeline> context) {
    InformerEventSource<R, StreamingPipeline> source =
        new InformerEventSource<>(
            watch
                .withName(name)
                .withLabelSelector(selector)
                .withNamespacesInheritedFromController()
                // By label: the owner of a pod is a StatefulSet or Job, not the pipeline
                .withSecondaryToPrimaryMapper(object -> Set.of(ownerOf(object)))
                .build(),
            context);
    source.addIndexers(Map.of(BY_PIPELINE, object -> List.of(ownerOf(object).toString())));
    return source;
  }

  private static ResourceID ownerOf(HasMetadata object) {
    return new ResourceID(
        object.getMetadata().getLabels().get(Labels.PIPELINE), object.getMetadata().getNamespace());
  }
}
