package dev.streamingpipeline.operator.platform;

import dev.streamingpipeline.operator.api.StreamingPipeline;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The relations between platforms and tenants: a tenant needs the pipeline whose platform it uses,
 * and that pipeline needs its tenants.
 */
public final class PlatformIndex {
  private static final String NAME = "platformIndex";

  /** Oldest first: if two pipelines use the same name, the older one keeps it. */
  private static final Comparator<StreamingPipeline> AGE =
      Comparator.<StreamingPipeline, String>comparing(
              pipeline -> pipeline.getMetadata().getCreationTimestamp())
          .thenComparing(pipeline -> pipeline.getMetadata().getName());

  private final IndexerResourceCache<StreamingPipeline> all;
  private final String namespace;

  private PlatformIndex(IndexerResourceCache<StreamingPipeline> all, String namespace) {
    this.all = all;
    this.namespace = namespace;
  }

  /**
   * The event source. A change of a platform, including the state of its components, triggers a
   * reconciliation of its tenants. A tenant that is created, changed or deleted triggers one of its
   * platform.
   */
  public static InformerEventSource<StreamingPipeline, StreamingPipeline> in(
      EventSourceContext<StreamingPipeline> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(StreamingPipeline.class, StreamingPipeline.class)
            .withName(NAME)
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(changed -> around(changed, context.getPrimaryCache()))
            .build(),
        context);
  }

  /** The index for a pipeline's namespace. */
  public static PlatformIndex of(StreamingPipeline pipeline, Context<StreamingPipeline> context) {
    var source =
        (InformerEventSource<StreamingPipeline, StreamingPipeline>)
            context.eventSourceRetriever().getEventSourceFor(StreamingPipeline.class, NAME);
    return new PlatformIndex(source, pipeline.getMetadata().getNamespace());
  }

  /** The name of the pipeline whose platform this pipeline uses; empty if it has its own. */
  public static Optional<String> platformOf(StreamingPipeline pipeline) {
    return Optional.ofNullable(pipeline.getSpec().path("platformRef").path("name").textValue());
  }

  /** The pipeline of this name. */
  public Optional<StreamingPipeline> find(String name) {
    return all.get(new ResourceID(name, namespace));
  }

  /** The pipelines that reference a pipeline as their platform, oldest first. */
  public List<StreamingPipeline> tenantsOf(String platform) {
    return tenantsOf(platform, namespace, all);
  }

  /**
   * The names of the pipelines that reference a pipeline as their platform, including invalid ones.
   */
  public List<String> namesOfTenants(StreamingPipeline platform) {
    return tenantsOf(platform.getMetadata().getName()).stream()
        .map(tenant -> tenant.getMetadata().getName())
        .sorted()
        .toList();
  }

  private static Set<ResourceID> around(
      StreamingPipeline changed, IndexerResourceCache<StreamingPipeline> primaries) {
    String namespace = changed.getMetadata().getNamespace();
    Set<ResourceID> around = new HashSet<>();
    platformOf(changed).ifPresent(platform -> around.add(new ResourceID(platform, namespace)));
    tenantsOf(changed.getMetadata().getName(), namespace, primaries)
        .forEach(tenant -> around.add(ResourceID.fromResource(tenant)));
    return around;
  }

  private static List<StreamingPipeline> tenantsOf(
      String platform, String namespace, IndexerResourceCache<StreamingPipeline> pipelines) {
    return pipelines
        .list(namespace, pipeline -> platformOf(pipeline).filter(platform::equals).isPresent())
        .sorted(AGE)
        .toList();
  }
}
