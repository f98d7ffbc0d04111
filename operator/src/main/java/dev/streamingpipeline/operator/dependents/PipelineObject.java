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
 * One object that the operator keeps as it should be. A class for each says what is its own; name,
 * namespace and labels come from here.
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

  /** The component that it belongs to. */
  public final Component component() {
    return component;
  }

  /** Its name; unless overridden, its component's. */
  protected String nameFor(Pipeline pipeline) {
    return component.nameFor(pipeline);
  }

  /**
   * Whether the pipeline has it, which is when the operator itself runs its component. By {@link
   * ComponentEnabled} it is deleted where not.
   */
  public boolean isPartOf(PipelineContext pipeline) {
    return component.hasPodsOfOurs(pipeline.spec());
  }

  /** Its labels. */
  protected Map<String, String> labels(PipelineContext pipeline) {
    return Labels.of(pipeline.pipeline(), component);
  }

  /** The object as it should be, without name, namespace and labels. */
  protected abstract R render(PipelineContext pipeline);

  /** The object as it should be. */
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
   * Makes the object. One of this name that lost its labels, by which it is watched, is repaired;
   * one of somebody else is left alone.
   *
   * @throws ForeignObjectException when the name is somebody else's
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
   * The manifest beside the class.
   *
   * @param file its name in the resource folder of the class's package
   */
  protected final R template(String file) {
    return Templates.load(getClass(), file, resourceType());
  }
}
