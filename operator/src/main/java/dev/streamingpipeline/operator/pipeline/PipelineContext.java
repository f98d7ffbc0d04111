package dev.streamingpipeline.operator.pipeline;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.PipelineSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one reconciliation works with.
 *
 * @param pipeline what the user asks for, valid and with defaults
 * @param namespace where it is
 * @param images which image each component runs
 * @param components what is known of all components together
 * @param actualState what exists
 * @param passwords gives a new one each time
 * @param strimzi what the cluster has of Strimzi; nothing for a pipeline that does not want it
 * @param secrets those that the pipeline names
 * @param networkEnvironment what is around pipelines
 * @param hosting for a tenant, the pipeline whose platform it uses
 * @param tenants those that use this pipeline's platform
 */
public record PipelineContext(
    Pipeline pipeline,
    String namespace,
    ComponentImages images,
    ComponentCatalog components,
    ActualState actualState,
    Supplier<String> passwords,
    StrimziInstallation strimzi,
    NamedSecrets secrets,
    NetworkEnvironment networkEnvironment,
    Optional<PipelineContext> hosting,
    List<PipelineContext> tenants) {
  public PipelineContext {
    tenants = List.copyOf(tenants);
  }

  /** With passwords that nobody guesses. */
  public PipelineContext(
      Pipeline pipeline,
      String namespace,
      ComponentImages images,
      ComponentCatalog components,
      ActualState actualState) {
    this(pipeline, namespace, images, components, actualState, Passwords::next);
  }

  /** Without Strimzi and Secrets of the user's, and with nothing known of what is around it. */
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
        NamedSecrets.NONE,
        NetworkEnvironment.UNKNOWN,
        Optional.empty(),
        List.of());
  }

  /** The same, in a cluster that has this of Strimzi. */
  public PipelineContext with(StrimziInstallation installation) {
    return copy(installation, secrets, networkEnvironment, hosting, tenants);
  }

  /** The same, with this known of the Secrets that it names. */
  public PipelineContext with(NamedSecrets known) {
    return copy(strimzi, known, networkEnvironment, hosting, tenants);
  }

  /** The same, with this around it. */
  public PipelineContext with(NetworkEnvironment others) {
    return copy(strimzi, secrets, others, hosting, tenants);
  }

  /**
   * The same as a tenant of this platform, which knows of Strimzi and of the platform's Secrets.
   */
  public PipelineContext on(PipelineContext platform) {
    return copy(
        platform.strimzi,
        secrets.and(platform.secrets),
        networkEnvironment,
        Optional.of(platform),
        tenants);
  }

  /** The same with these tenants. */
  public PipelineContext with(List<PipelineContext> others) {
    return copy(strimzi, secrets, networkEnvironment, hosting, others);
  }

  private PipelineContext copy(
      StrimziInstallation installation,
      NamedSecrets known,
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

  /** The one that the reconciler put there. */
  public static PipelineContext of(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .getMandatory(PipelineContext.class, PipelineContext.class);
  }

  /** The one that the reconciler put there, if it came so far. */
  public static Optional<PipelineContext> find(Context<?> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .get(PipelineContext.class, PipelineContext.class);
  }

  /** For the objects of this reconciliation. */
  public void putInto(Context<?> context) {
    context.managedWorkflowAndDependentResourceContext().put(PipelineContext.class, this);
  }

  /** The pipeline whose brokers, registry and Cassandra this one uses: by default its own. */
  public PipelineContext platform() {
    return hosting.orElse(this);
  }

  /** How a component is doing. */
  public ComponentState stateOf(Component component) {
    PipelineContext where = whereRuns(component);
    ComponentState state = components.readinessCheckOf(component).of(component, where);
    return hosting.isPresent() && component.isShared() ? state.on(where.name()) : state;
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

  /** The address of a component's Service. */
  public String hostOf(Component component) {
    return hostOf(nameOf(component));
  }

  /** The name of a component's workload, Service and pods, its platform's where that has it. */
  public String nameOf(Component component) {
    return component.nameFor(whereRuns(component).pipeline);
  }

  private PipelineContext whereRuns(Component component) {
    return component.isShared() ? platform() : this;
  }

  /** The address of a Service of this namespace, as the certificate of a server would say it. */
  public String hostOf(String service) {
    return "%s.%s.svc".formatted(service, namespace);
  }
}
