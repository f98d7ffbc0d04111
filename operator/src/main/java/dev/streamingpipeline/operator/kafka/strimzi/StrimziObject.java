package dev.streamingpipeline.operator.kafka.strimzi;

import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.dependents.PipelineObject;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.StrimziKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Strimzi resource. It is created and updated only while the installed Strimzi supports what the
 * pipeline requests; otherwise existing resources are left unchanged. The operator never deletes
 * one: owner references remove it together with the pipeline.
 */
public abstract class StrimziObject extends PipelineObject<GenericKubernetesResource> {
  private final StrimziKind kind;

  StrimziObject(StrimziKind kind) {
    this(kind, Component.KAFKA);
  }

  StrimziObject(StrimziKind kind, Component component) {
    super(GenericKubernetesResource.class, component);
    this.kind = kind;
  }

  /** The resource without the fields that all Strimzi resources have in common. */
  abstract GenericKubernetesResource resource(PipelineContext pipeline);

  @Override
  public boolean isPartOf(PipelineContext pipeline) {
    return pipeline.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI
        && !(pipeline.isShared(component()) && pipeline.spec().isTenant())
        && StrimziIncompatibility.of(pipeline).isEmpty();
  }

  @Override
  public final boolean isDeletedByWorkflow() {
    return false;
  }

  @Override
  protected final GenericKubernetesResource render(PipelineContext pipeline) {
    GenericKubernetesResource resource = resource(pipeline);
    resource.setKind(kind.kind());
    resource.setApiVersion(pipeline.strimzi().api().orElseThrow().apiVersion());
    return resource;
  }

  @Override
  public final ReconcileResult<GenericKubernetesResource> reconcile(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    PipelineContext pipeline = PipelineContext.of(context);
    if (!isPartOf(pipeline)) {
      return ReconcileResult.noOperation(null);
    }
    StrimziWatches.find(
            kind, pipeline.strimzi().api().orElseThrow(), context.eventSourceRetriever())
        .ifPresent(this::setEventSource);
    return super.reconcile(primary, context);
  }

  /** None at startup, when it is unknown whether the API server has this kind. */
  @Override
  public final synchronized Optional<
          InformerEventSource<GenericKubernetesResource, StreamingPipeline>>
      eventSource(EventSourceContext<StreamingPipeline> context) {
    return Optional.empty();
  }

  @Override
  public final void resolveEventSource(EventSourceRetriever<StreamingPipeline> sources) {
    // The event source is set in reconcile
  }

  /** All Strimzi kinds share one Java type, so the kind is compared first. */
  @Override
  protected final Optional<GenericKubernetesResource> selectTargetSecondaryResource(
      Set<GenericKubernetesResource> resources,
      StreamingPipeline primary,
      Context<StreamingPipeline> context) {
    return super.selectTargetSecondaryResource(
        resources.stream().filter(kind::isOf).collect(Collectors.toSet()), primary, context);
  }
}
