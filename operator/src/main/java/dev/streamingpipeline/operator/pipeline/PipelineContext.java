package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The input of one reconciliation.
 *
 * @param pipeline the validated spec, with defaults applied
 * @param namespace the pipeline's namespace
 * @param images the image of each component
 * @param components readiness checks and clients of all components
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
    ComponentCatalog components,
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
      ComponentCatalog components,
      ActualState actualState) {
    this(pipeline, namespace, images, components, actualState, Passwords::next);
  }

  /** Without Strimzi, user Secrets and tenants, and with the default network environment. */
  public PipelineContext(
      Pipeline pipeline,
      String namespace,
      ComponentImages images,
      ComponentCatalog components,
      ActualState actualState,
      Supplier<String> passwords) {
    this(
        pipeline,
        namespace,
        images,
        components,
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
        components,
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

  /** The state of a component. */
  public ComponentState stateOf(Component component) {
    PipelineContext where = whereRuns(component);
    ComponentState state = components.readinessCheckOf(component).of(component, where);
    return platformContext.isPresent() && component.isShared() ? state.reportedByPlatform(where.name()) : state;
  }

  /** The pods and addresses that may connect to a component. */
  public List<NetworkPolicyPeer> clientsOf(Component component) {
    return components.clientsOf(component, this);
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
    return component.nameFor(whereRuns(component).pipeline);
  }

  private PipelineContext whereRuns(Component component) {
    return component.isShared() ? platform() : this;
  }

  /** The host name of a Service in this namespace, in the form that server certificates contain. */
  public String serviceHost(String service) {
    return "%s.%s.svc".formatted(service, namespace);
  }
}
