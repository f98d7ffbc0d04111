package dev.streamingpipeline.operator.dependents;

import dev.streamingpipeline.model.spec.PipelineSpec;
import dev.streamingpipeline.model.spec.StorageSpec;
import dev.streamingpipeline.operator.api.StreamingPipeline;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pods.PodTemplateCustomizer;
import dev.streamingpipeline.operator.pods.Quantities;
import dev.streamingpipeline.operator.pods.RetryingStartupProbe;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The StatefulSet of a long-running component. All long-running components are StatefulSets, even
 * stateless ones: their pods have stable DNS names, no two pods of the same name run at once, and
 * one setting controls when volumes are deleted.
 */
public abstract class ComponentStatefulSet extends PipelineObject<StatefulSet> {
  private static final String STORAGE = "storage";
  private static final String RETAIN = "Retain";

  private static final List<String> SPREAD_OVER =
      List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname");

  protected ComponentStatefulSet(Component component) {
    super(StatefulSet.class, component);
  }

  /** Sets what the manifest leaves open in the pod template. */
  protected abstract void edit(PodTemplateCustomizer pod, PipelineContext pipeline);

  /** The name of the manifest in the resource folder of the class's package. */
  protected String file(PipelineSpec spec) {
    return "statefulset.yaml";
  }

  /** The number of pods. */
  protected int replicas(PipelineSpec spec) {
    return 1;
  }

  /** The number of pods, where it also depends on the existing objects. */
  protected int replicas(PipelineContext pipeline) {
    return replicas(pipeline.spec());
  }

  /** The user's settings for the volume; null if there are none, or the component has no volume. */
  protected StorageSpec storage(PipelineSpec spec) {
    return null;
  }

  @Override
  public ReconcileResult<StatefulSet> reconcile(
      StreamingPipeline primary, Context<StreamingPipeline> context) {
    ReconcileResult<StatefulSet> result = super.reconcile(primary, context);
    PipelineContext pipeline = PipelineContext.of(context);
    StorageSpec storage = storage(pipeline.spec());
    if (storage != null && storage.size() != null) {
      VolumeGrowth.to(storage.size(), component(), pipeline, context.getClient());
    }
    return result;
  }

  @Override
  protected final StatefulSet render(PipelineContext pipeline) {
    StatefulSet set = template(file(pipeline.spec()));
    var spec = set.getSpec();
    spec.setReplicas(replicas(pipeline));
    spec.setServiceName(component().nameFor(pipeline.pipeline()));
    spec.setSelector(
        new LabelSelectorBuilder()
            .withMatchLabels(Labels.selector(pipeline.pipeline(), component()))
            .build());
    if (!spec.getVolumeClaimTemplates().isEmpty()) {
      configureVolumeClaim(set, pipeline);
    }
    spec.getTemplate()
        .getSpec()
        .setTopologySpreadConstraints(
            SPREAD_OVER.stream().map(key -> spread(key, spec.getSelector())).toList());
    RetryingStartupProbe.apply(spec.getTemplate().getSpec());
    edit(PodTemplateCustomizer.of(spec.getTemplate(), pipeline, component()), pipeline);
    return set;
  }

  /**
   * Spreads pods where possible. It is not required, so a cluster with one node can run all of
   * them.
   */
  private static TopologySpreadConstraint spread(String key, LabelSelector pods) {
    return new TopologySpreadConstraintBuilder()
        .withTopologyKey(key)
        .withMaxSkew(1)
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withLabelSelector(pods)
        .build();
  }

  private void configureVolumeClaim(StatefulSet set, PipelineContext pipeline) {
    String whenDeleted =
        pipeline.spec().deletionPolicy() == PipelineSpec.DeletionPolicy.DELETE ? "Delete" : RETAIN;
    set.getSpec()
        .setPersistentVolumeClaimRetentionPolicy(
            new StatefulSetPersistentVolumeClaimRetentionPolicy(whenDeleted, RETAIN));
    PersistentVolumeClaim claim = set.getSpec().getVolumeClaimTemplates().get(0);
    claim.getMetadata().setLabels(Labels.selector(pipeline.pipeline(), component()));
    var request = claim.getSpec();
    existingClaim(pipeline)
        .ifPresentOrElse(
            // A StatefulSet's volumeClaimTemplates are immutable; see VolumeGrowth
            existing -> {
              request.setStorageClassName(existing.getSpec().getStorageClassName());
              request.getResources().setRequests(existing.getSpec().getResources().getRequests());
            },
            () -> {
              StorageSpec storage = storage(pipeline.spec());
              if (storage != null && storage.size() != null) {
                request
                    .getResources()
                    .setRequests(
                        Map.of(STORAGE, new Quantity(Quantities.canonical(storage.size()))));
              }
              if (storage != null) {
                request.setStorageClassName(storage.storageClassName());
              }
            });
  }

  private Optional<PersistentVolumeClaim> existingClaim(PipelineContext pipeline) {
    return pipeline
        .actualState()
        .find(StatefulSet.class, nameFor(pipeline.pipeline()))
        .map(set -> set.getSpec().getVolumeClaimTemplates())
        .filter(claims -> !claims.isEmpty())
        .map(claims -> claims.get(0));
  }
}
