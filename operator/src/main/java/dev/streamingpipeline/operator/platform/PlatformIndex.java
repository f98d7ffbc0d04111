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
 * The pipelines around one: a tenant needs the one whose platform it uses, and that one its
 * tenants.
 */
public final class PlatformIndex {
  private static final String NAME = "platformIndex";

  /** Who came first has what both want. */
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
   * The event source. A change of a platform, which includes how its components are doing, wakes
   * its tenants; a tenant that comes, changes or goes wakes its platform.
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

  /** Those of a pipeline's namespace. */
  public static PlatformIndex of(StreamingPipeline pipeline, Context<StreamingPipeline> context) {
    var source =
        (InformerEventSource<StreamingPipeline, StreamingPipeline>)
            context.eventSourceRetriever().getEventSourceFor(StreamingPipeline.class, NAME);
    return new PlatformIndex(source, pipeline.getMetadata().getNamespace());
  }

  /** The name of the pipeline whose platform another one uses; none where it has its own. */
  public static Optional<String> platformOf(StreamingPipeline pipeline) {
    return Optional.ofNullable(pipeline.getSpec().path("platformRef").path("name").textValue());
  }

  /** The pipeline of a name. */
  public Optional<StreamingPipeline> find(String name) {
    return all.get(new ResourceID(name, namespace));
  }

  /** Those that name a pipeline as their platform, by age. */
  public List<StreamingPipeline> tenantsOf(String platform) {
    return tenantsOf(platform, namespace, all);
  }

  /** The names of those that use a pipeline's platform, or want to. */
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
