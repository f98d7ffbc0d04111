package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The input of one reconciliation.
 *
 * @param pipeline the validated spec, with defaults applied
 * @param namespace the pipeline's namespace
 * @param images the image of each component
 * @param catalog the definitions of all components
 * @param actualState the objects that exist
 * @param passwords supplies a new password on each call
 * @param strimzi the cluster's Strimzi installation; none if the pipeline does not use Strimzi
 * @param secrets the user's Secrets that the pipeline references
 * @param networkEnvironment the network outside of pipelines
 * @param platformContext for a tenant, the pipeline whose platform it uses
 * @param tenants the pipelines that use this pipeline's platform
 */
public record PipelineContext(
    Pipeline pipeline,
    String namespace,
    ComponentImages images,
    ComponentCatalog catalog,
    ActualState actualState,
    Supplier<String> passwords,
    StrimziInstallation strimzi,
    UserSecrets secrets,
    NetworkEnvironment networkEnvironment,
    Optional<PipelineContext> platformContext,
    List<PipelineContext> tenants) {
  public PipelineContext {
    tenants = List.copyOf(tenants);
  }

  /** With random passwords. */
  public PipelineContext(
      Pipeline pipeline,
      String namespace,
      ComponentImages images,
      ComponentCatalog catalog,
      ActualState actualState) {
    this(pipeline, namespace, images, catalog, actualState, Passwords::next);
  }

  /** Without Strimzi, user Secrets and tenants, and with the default network environment. */
  public PipelineContext(
      Pipeline pipeline,
      String namespace,
      ComponentImages images,
      ComponentCatalog catalog,
      ActualState actualState,
      Supplier<String> passwords) {
    this(
        pipeline,
        namespace,
        images,
        catalog,
        actualState,
        passwords,
        StrimziInstallation.NONE,
        UserSecrets.NONE,
        NetworkEnvironment.UNKNOWN,
        Optional.empty(),
        List.of());
  }

  /** A copy with this Strimzi installation. */
  public PipelineContext with(StrimziInstallation installation) {
    return copy(installation, secrets, networkEnvironment, platformContext, tenants);
  }

  /** A copy with these user Secrets. */
  public PipelineContext with(UserSecrets known) {
    return copy(strimzi, known, networkEnvironment, platformContext, tenants);
  }

  /** A copy with this network environment. */
  public PipelineContext with(NetworkEnvironment others) {
    return copy(strimzi, secrets, others, platformContext, tenants);
  }

  /**
   * A copy as a tenant of this platform. It takes over the platform's Strimzi installation and
   * Secrets.
   */
  public PipelineContext asTenantOf(PipelineContext platform) {
    return copy(
        platform.strimzi,
        secrets.and(platform.secrets),
        networkEnvironment,
        Optional.of(platform),
        tenants);
  }

  /** A copy with these tenants. */
  public PipelineContext with(List<PipelineContext> others) {
    return copy(strimzi, secrets, networkEnvironment, platformContext, others);
  }

  private PipelineContext copy(
      StrimziInstallation installation,
      UserSecrets known,
      NetworkEnvironment around,
      Optional<PipelineContext> platform,
      List<PipelineContext> others) {
    return new PipelineContext(
        pipeline,
        namespace,
        images,
        catalog,
        actualState,
        passwords,
        installation,
        known,
        around,
        platform,
        others);
  }

  /** The context that the reconciler stored for this reconciliation. */
  public static PipelineContext of(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .getMandatory(PipelineContext.class, PipelineContext.class);
  }

  /** The context that the reconciler stored, if the reconciliation got that far. */
  public static Optional<PipelineContext> find(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .get(PipelineContext.class, PipelineContext.class);
  }

  /** Stores the context for the dependent resources of this reconciliation. */
  public void putInto(Context<?> context) {
    context.managedWorkflowAndDependentResourceContext().put(PipelineContext.class, this);
  }

  /**
   * The pipeline whose brokers, schema registry and Cassandra this one uses; itself unless it is a
   * tenant.
   */
  public PipelineContext platform() {
    return platformContext.orElse(this);
  }

  /** The components that the pipeline has, in the order in which they start. */
  public List<Component> components() {
    return catalog.all().stream()
        .filter(definition -> definition.isEnabled(spec()))
        .map(ComponentDefinition::component)
        .toList();
  }

  /** Whether the pipeline has a component. */
  public boolean has(Component component) {
    return catalog.definitionOf(component).isEnabled(spec());
  }

  /**
   * Whether the operator itself creates a component's pods; for a shared component of a tenant,
   * whether it does so for the platform.
   */
  public boolean isManaged(Component component) {
    return catalog.definitionOf(component).isManaged(spec());
  }

  /** Whether the operator creates pods of a component for this pipeline. */
  public boolean createsPodsOf(Component component) {
    return catalog.definitionOf(component).createsPods(spec());
  }

  /** Whether tenants use a component of their platform instead of one of their own. */
  public boolean isShared(Component component) {
    return catalog.definitionOf(component).isShared();
  }

  /** The components that must be ready before a component starts. */
  public Set<Component> needsOf(Component component) {
    return catalog.definitionOf(component).needs(spec());
  }

  /** The state of a component. */
  public ComponentState stateOf(Component component) {
    PipelineContext owner = ownerOf(component);
    ComponentState state = catalog.definitionOf(component).readinessCheck().of(component, owner);
    return platformContext.isPresent() && isShared(component)
        ? state.reportedByPlatform(owner.name())
        : state;
  }

  /** Whether a component is ready, or the pipeline does not have it. */
  public boolean isReady(Component component) {
    return !has(component) || stateOf(component).isReady();
  }

  public PipelineSpec spec() {
    return pipeline.spec();
  }

  public String name() {
    return pipeline.name();
  }

  /** The host name of a component's Service. */
  public String serviceHost(Component component) {
    return serviceHost(nameOf(component));
  }

  /**
   * The name of a component's workload, Service and pods. For a shared component of a tenant, these
   * are the platform's.
   */
  public String nameOf(Component component) {
    return component.nameFor(ownerOf(component).pipeline);
  }

  /** The pipeline that a component belongs to: the platform if it is shared, else this one. */
  public PipelineContext ownerOf(Component component) {
    return isShared(component) ? platform() : this;
  }

  /** The host name of a Service in this namespace, in the form that server certificates contain. */
  public String serviceHost(String service) {
    return "%s.%s.svc".formatted(service, namespace);
  }
}
