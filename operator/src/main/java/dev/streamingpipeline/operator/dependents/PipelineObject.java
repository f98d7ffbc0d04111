package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.watch.EventSources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
import java.util.Map;

/**
 * A Kubernetes object of a pipeline that the operator creates and keeps up to date. There is a
 * subclass for each object, which defines its content; this class sets name, namespace and labels.
 *
 * @param <R> the object's type
 */
public abstract class PipelineObject<R extends HasMetadata>
    extends CRUDKubernetesDependentResource<R, StreamingPipeline> {
  private final Component component;

  protected PipelineObject(Class<R> type, Component component) {
    super(type);
    this.component = component;
    useEventSourceWithName(EventSources.nameOf(type));
  }

  /** The component that the object belongs to. */
  public final Component component() {
    return component;
  }

  /** The object's name. By default it is the component's. */
  protected String nameFor(Pipeline pipeline) {
    return component.nameFor(pipeline);
  }

  /**
   * Whether the object is part of the pipeline. By default it is if the operator itself runs the
   * component's pods for this pipeline. If not, the operator deletes it.
   */
  public boolean isPartOf(PipelineContext pipeline) {
    return pipeline.createsPodsOf(component);
  }

  /**
   * Whether the workflow deletes the object when it is not part of the pipeline, by a reconcile
   * precondition. If not, the class itself handles that when it is reconciled.
   */
  public boolean isDeletedByWorkflow() {
    return true;
  }

  /** The object's labels. */
  protected Map<String, String> labels(PipelineContext pipeline) {
    return Labels.of(pipeline.pipeline(), component);
  }

  /** The desired object, without name, namespace and labels. */
  protected abstract R render(PipelineContext pipeline);

  /** The desired object. */
  public final R desired(PipelineContext pipeline) {
    R object = render(pipeline);
    object.getMetadata().setName(nameFor(pipeline.pipeline()));
    object.getMetadata().setNamespace(pipeline.namespace());
    object.getMetadata().setLabels(labels(pipeline));
    return object;
  }

  @Override
  protected final R desired(StreamingPipeline primary, Context<StreamingPipeline> context) {
    return desired(PipelineContext.of(context));
  }

  @Override
  protected final ResourceID targetSecondaryResourceID(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    PipelineContext pipeline = PipelineContext.of(context);
    return new ResourceID(nameFor(pipeline.pipeline()), pipeline.namespace());
  }

  /**
   * Creates the object. If an object of this name exists, the pipeline owns it and the watch does
   * not see it because it has lost its labels, the object is repaired. An object that the pipeline
   * does not own is not changed.
   *
   * @throws ForeignObjectException when an object that the pipeline does not own has the name
   */
  @Override
  public R create(R desired, StreamingPipeline primary, Context<StreamingPipeline> context) {
    try {
      return super.create(desired, primary, context);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      desired.getMetadata().setResourceVersion(null);
      R existing = context.getClient().resource(desired).get();
      if (existing == null) {
        throw e;
      }
      if (!existing.hasOwnerReferenceFor(primary)) {
        throw new ForeignObjectException(existing);
      }
      return update(existing, desired, primary, context);
    }
  }

  /**
   * Loads a manifest.
   *
   * @param file its name in the resource folder of the class's package
   */
  protected final R template(String file) {
    return Templates.load(getClass(), file, resourceType());
  }
}
