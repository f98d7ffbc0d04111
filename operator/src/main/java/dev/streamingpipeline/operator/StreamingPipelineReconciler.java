package dev.streamingpipeline.operator;

import dev.streamingpipeline.model.manifest.InvalidPipelineException;
import dev.streamingpipeline.model.spec.KafkaSpec;
import dev.streamingpipeline.operator.api.PipelineStatus;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziInstallationSource;
import dev.streamingpipeline.operator.kafka.strimzi.StrimziWatches;
import dev.streamingpipeline.operator.pipeline.ComponentImages;
import dev.streamingpipeline.operator.pipeline.NetworkEnvironment;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.platform.PlatformIndex;
import dev.streamingpipeline.operator.producer.ProducerRuns;
import dev.streamingpipeline.operator.status.Outcome;
import dev.streamingpipeline.operator.status.PipelineStatuses;
import dev.streamingpipeline.operator.status.RecordCounts;
import dev.streamingpipeline.operator.streamingjob.StreamingJobProgressSource;
import dev.streamingpipeline.operator.watch.EventSources;
import dev.streamingpipeline.operator.watch.UserSecretsSource;
import dev.streamingpipeline.operator.workflow.PipelineWorkflow;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reconciles a pipeline's dependent resources and its status. */
@ControllerConfiguration(name = StreamingPipelineReconciler.NAME)
@GradualRetry(
    // Without limit, because an unreachable API server will be reachable again
    maxAttempts = Integer.MAX_VALUE,
    initialInterval = 1_000,
    intervalMultiplier = 1.5,
    maxInterval = 60_000)
public final class StreamingPipelineReconciler implements Reconciler<StreamingPipeline> {
  public static final String NAME = "streamingpipeline";

  private final PipelineWorkflow workflow = Components.workflow();
  private final PipelineContexts contexts;
  private final Duration pollInterval;
  private final Clock clock;

  /**
   * Creates the reconciler.
   *
   * @param pollInterval time between two polls of what can't be watched
   */
  public StreamingPipelineReconciler(
      ComponentImages images,
      NetworkEnvironment networkEnvironment,
      Duration pollInterval,
      Clock clock) {
    this.contexts = new PipelineContexts(images, networkEnvironment);
    this.pollInterval = pollInterval;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, StreamingPipeline>> prepareEventSources(
      EventSourceContext<StreamingPipeline> context) {
    List<EventSource<?, StreamingPipeline>> sources = new ArrayList<>(EventSources.in(context));
    Function<StreamingPipeline, Stream<Pod>> pods = EventSources.pods(sources);
    sources.add(
        StreamingJobProgressSource.in(
            context,
            pollInterval,
            pipeline -> StreamingJobProgressSource.driverAmong(pods.apply(pipeline))));
    sources.add(StrimziInstallationSource.in(context, pollInterval));
    sources.add(UserSecretsSource.in(context, pollInterval, contexts::secretsOf));
    sources.add(PlatformIndex.in(context));
    return sources;
  }

  @Override
  public UpdateControl<StreamingPipeline> reconcile(
      StreamingPipeline resource, Context<StreamingPipeline> context) {
    PipelineContext work;
    try {
      work = contexts.of(resource, context);
    } catch (InvalidPipelineException e) {
      return update(resource, new Outcome.Invalid(e.problems()), context);
    }
    work.putInto(context);
    if (work.spec().kafka().provider() == KafkaSpec.Provider.STRIMZI) {
      StrimziWatches.follow(work.strimzi(), context);
    }
    // If it fails, the framework calls updateErrorStatus, and retries the reconciliation
    workflow.reconcile(resource, context);
    return update(
        resource, new Outcome.Reconciled(work, records(work, context), Optional.empty()), context);
  }

  @Override
  public ErrorStatusUpdateControl<StreamingPipeline> updateErrorStatus(
      StreamingPipeline resource, Context<StreamingPipeline> context, Exception error) {
    return PipelineContext.find(context)
        .flatMap(
            work ->
                withStatus(
                    resource,
                    new Outcome.Reconciled(work, records(work, context), Optional.of(error)),
                    context))
        .map(ErrorStatusUpdateControl::patchStatus)
        .orElseGet(ErrorStatusUpdateControl::noStatusUpdate);
  }

  private static RecordCounts records(
      PipelineContext pipeline, Context<StreamingPipeline> context) {
    return new RecordCounts(
        ProducerRuns.lastSummary(pipeline), StreamingJobProgressSource.lastOf(pipeline, context));
  }

  private UpdateControl<StreamingPipeline> update(
      StreamingPipeline resource, Outcome outcome, Context<StreamingPipeline> context) {
    return withStatus(resource, outcome, context)
        .map(UpdateControl::patchStatus)
        .orElseGet(UpdateControl::noUpdate);
  }

  /** The status patch; empty if the status is up to date or the resource was deleted. */
  private Optional<StreamingPipeline> withStatus(
      StreamingPipeline resource, Outcome outcome, Context<StreamingPipeline> context) {
    // Read from the API server: the informer cache may lag behind our last status update, and a
    // status-only change triggers no reconciliation, so an outdated status would stay.
    StreamingPipeline current = context.getClient().resource(resource).get();
    if (current == null) {
      return Optional.empty();
    }
    resource.setStatus(current.getStatus());
    PipelineStatus status =
        PipelineStatuses.of(
            resource, PlatformIndex.of(resource, context).namesOfTenants(resource), outcome, clock);
    if (Objects.equals(status, resource.getStatus())) {
      return Optional.empty();
    }
    StreamingPipeline patch = new StreamingPipeline();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(resource.getMetadata().getName())
            .withNamespace(resource.getMetadata().getNamespace())
            .build());
    patch.setStatus(status);
    return Optional.of(patch);
  }
}
