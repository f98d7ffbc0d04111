package dev.streamingpipeline.operator.dependents;

import static java.util.stream.Collectors.toMap;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.watch.EventSources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.GarbageCollected;
import io.javaoperatorsdk.operator.processing.dependent.BulkUpdater;
import io.javaoperatorsdk.operator.processing.dependent.Creator;
import io.javaoperatorsdk.operator.processing.dependent.KubernetesBulkDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.function.Function;

/**
 * One object of the same type for each component whose pods the operator creates. It is deleted
 * when its component is removed.
 *
 * @param <R> the objects' type
 */
public abstract class PerComponentObjects<R extends HasMetadata>
    extends KubernetesDependentResource<R, StreamingPipeline>
    implements KubernetesBulkDependentResource<R, StreamingPipeline>,
        Creator<R, StreamingPipeline>,
        BulkUpdater<R, StreamingPipeline>,
        GarbageCollected<StreamingPipeline> {
  protected PerComponentObjects(Class<R> type) {
    super(type);
    useEventSourceWithName(EventSources.nameOf(type));
  }

  /** The object of a component, without name, namespace and labels. */
  protected abstract R render(Component component, PipelineContext pipeline);

  /** Whether the pipeline has these objects at all. */
  protected boolean isPartOf(PipelineContext pipeline) {
    return true;
  }

  /** The objects of a pipeline, by name. */
  public final Map<ResourceID, R> desired(PipelineContext pipeline) {
    return pipeline.components().stream()
        .filter(component -> isPartOf(pipeline))
        // Without components whose pods Strimzi, the platform or somebody else runs. Strimzi
        // creates these objects for its pods itself
        .filter(pipeline::createsPodsOf)
        .map(component -> named(component, pipeline))
        .collect(toMap(ResourceID::fromResource, Function.identity()));
  }

  @Override
  public final Map<ResourceID, R> desiredResources(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    return desired(PipelineContext.of(context));
  }

  @Override
  public final Map<ResourceID, R> getSecondaryResources(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    return context
        .getSecondaryResourcesAsStream(resourceType())
        .collect(toMap(ResourceID::fromResource, Function.identity()));
  }

  private R named(Component component, PipelineContext pipeline) {
    R object = render(component, pipeline);
    object.getMetadata().setName(component.nameFor(pipeline.pipeline()));
    object.getMetadata().setNamespace(pipeline.namespace());
    object.getMetadata().setLabels(Labels.of(pipeline.pipeline(), component));
    return object;
  }
}
