package dev.streamingpipeline.operator.common;

import static java.util.stream.Collectors.toMap;

import dev.streamingpipeline.operator.Component;
import dev.streamingpipeline.operator.PipelineContext;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.GarbageCollected;
import io.javaoperatorsdk.operator.processing.dependent.BulkUpdater;
import io.javaoperatorsdk.operator.processing.dependent.Creator;
import io.javaoperatorsdk.operator.processing.dependent.KubernetesBulkDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.function.Function;

/** An account for each component with pods, so that none can use what another one was allowed. */
public final class ServiceAccounts
    extends KubernetesDependentResource<ServiceAccount, StreamingPipeline>
    implements KubernetesBulkDependentResource<ServiceAccount, StreamingPipeline>,
        Creator<ServiceAccount, StreamingPipeline>,
        BulkUpdater<ServiceAccount, StreamingPipeline>,
        GarbageCollected<StreamingPipeline> {
  public static final String NAME = "service-accounts";

  public ServiceAccounts() {
    super(ServiceAccount.class);
    useEventSourceWithName(EventSources.nameOf(ServiceAccount.class));
  }

  /** The accounts of a pipeline, by name. */
  public static Map<ResourceID, ServiceAccount> desired(PipelineContext pipeline) {
    return Component.of(pipeline.spec()).stream()
        // Strimzi makes one of the same name for its own
        .filter(component -> component.hasPodsOfOurs(pipeline.spec()))
        .map(component -> account(component, pipeline))
        .collect(toMap(ResourceID::fromResource, Function.identity()));
  }

  @Override
  public Map<ResourceID, ServiceAccount> desiredResources(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    return desired(PipelineContext.of(context));
  }

  @Override
  public Map<ResourceID, ServiceAccount> getSecondaryResources(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    return context
        .getSecondaryResourcesAsStream(ServiceAccount.class)
        .collect(toMap(ResourceID::fromResource, Function.identity()));
  }

  private static ServiceAccount account(Component component, PipelineContext pipeline) {
    // @formatter:off
    return new ServiceAccountBuilder()
        .withNewMetadata()
          .withName(component.nameFor(pipeline.pipeline()))
          .withNamespace(pipeline.namespace())
          .withLabels(Labels.of(pipeline.pipeline(), component))
        .endMetadata()
        .withAutomountServiceAccountToken(false)
        .build();
    // @formatter:on
  }
}
